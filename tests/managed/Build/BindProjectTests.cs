// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>What <c>interopbridge bind</c> makes of a header and a library of the system: a project that builds and runs, with an
/// overlay that stays as its owner left it.</summary>
[Trait("Form", "long")]
[Collection(PackageFeed.Name)]
public sealed class BindProjectTests(PackageFeed feed)
{
    private const string Header = """
        #include <stddef.h>
        const char *gnu_get_libc_version(void);
        unsigned if_nametoindex(const char *name);
        int gethostname(char *name, size_t len);
        """;

    [ClangSharpFact]
    public void Project_is_made_built_and_run_with_a_first_call()
    {
        using var folder = feed.CreateFolder();
        var header = folder.Write("some c.h", Header);
        string[] arguments = ["bind", header, "--library", "libc.so.6", "--output", "bound"];

        var bound = Tool(folder, arguments);

        Assert.True(bound.ExitCode == 0, bound.ToString());
        Assert.Contains("some c.h: 3 bound, 3 safe, 0 left out", bound.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^gnu_get_libc_version: \d+\.\d+", bound.Output);
        Assert.Contains("3 of 3 functions have a method", bound.Output, StringComparison.Ordinal);
        var overlay = folder.File("bound/some c.ibc");
        Assert.Contains("\nif_nametoindex.name: string  # ", File.ReadAllText(overlay), StringComparison.Ordinal);

        File.WriteAllText(overlay, "gnu_get_libc_version: string\n");
        var again = feed.DotNet(folder.File("bound"), ["build", "--no-incremental"], start => start.Environment[ClangSharpFactAttribute.Variable] = ClangSharpFactAttribute.Tool);
        Assert.Contains("some c.h: 3 bound, 1 safe", again.Output, StringComparison.Ordinal);
        Assert.Equal("gnu_get_libc_version: string\n", File.ReadAllText(overlay));
        Assert.Contains("is there and not empty", Tool(folder, arguments).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_ClangSharp_it_says_so()
    {
        using var folder = feed.CreateFolder();
        var header = folder.Write("c.h", Header);

        var bound = Tool(folder, ["bind", header, "--library", "libc.so.6", "--output", "bound"], clangSharp: folder.File("absent"));

        Assert.Equal(3, bound.ExitCode);
        Assert.Contains($"{ClangSharpFactAttribute.Variable} names {folder.File("absent")}, which does not exist", bound.Error, StringComparison.Ordinal);
    }

    private Command Tool(TemporaryFolder folder, string[] arguments, string? clangSharp = null) =>
        feed.DotNet(folder.Path, ["exec", Path.Combine(AppContext.BaseDirectory, "InteropBridge.Harness.dll"), .. arguments],
            start => start.Environment[ClangSharpFactAttribute.Variable] = clangSharp ?? ClangSharpFactAttribute.Tool);
}
