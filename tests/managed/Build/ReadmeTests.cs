// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>README's programs, as they stand there, from an empty folder.</summary>
[Collection(PackageFeed.Name)]
public partial class ReadmeTests(PackageFeed feed)
{
    [Fact]
    [Trait("Form", "long")]
    public void Its_programs_run_and_every_variant_returns_the_same()
    {
        using var walk = new DocumentWalk(feed, DocumentWalk.Readme);
        Assert.Equal("12 24 36\n", walk.Follow("heat.cs"));

        var output = walk.Follow();

        var lines = Line().Matches(output);
        Assert.Equal(["managed-rows", "managed-blocked-threads", "c-blocked-openmp"], lines.Select(line => line.Groups["variant"].Value));
        Assert.Equal(output.Trim(), string.Join('\n', lines.Select(line => line.Value)));
        Assert.All(lines, line => Assert.Equal(lines[0].Groups["cell"].Value, line.Groups["cell"].Value));
    }

    [GeneratedRegex(@"^(?<variant>[a-z-]+): \d+\.\d\d s, (?<cell>\d+(\.\d+)?) degrees$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
