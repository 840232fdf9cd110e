// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>The template's two forms. ReadmeTests builds and runs the one without CUDA.</summary>
[Collection(PackageFeed.Name)]
public sealed class TemplateTests : IDisposable
{
    private readonly PackageFeed _feed;
    private readonly TemporaryFolder _folder;

    public TemplateTests(PackageFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        (_feed, _folder) = (feed, feed.CreateFolder());
        DotNet(_folder.Path, "new", "install", "InteropBridge.Templates");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_CUDA_no_file_speaks_of_it()
    {
        DotNet(_folder.Path, "new", "interopbridge", "-n", "Plain");

        var files = Directory.EnumerateFiles(_folder.File("Plain"), "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, file => file.EndsWith("mandelbrot.c", StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain("cuda", $"{Path.GetFileName(file)}\n{File.ReadAllText(file)}", StringComparison.OrdinalIgnoreCase));
        Assert.All(files, file => Assert.DoesNotContain("#if", File.ReadAllText(file).Replace("#ifndef", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Form", "long")]
    public void With_CUDA_it_is_a_variant_that_runs_or_says_why_not()
    {
        DotNet(_folder.Path, "new", "interopbridge", "-n", "Gpu", "--cuda");
        var project = _folder.File("Gpu");

        var run = DotNet(project, "run", "--", "--quick", "--size", "40", "--rounds", "2");
        var tested = DotNet(project, "test", "tests");

        Assert.Contains("mandelbrot f64 c-openmp: same bits", run, StringComparison.Ordinal);
        Assert.Matches(@"mandelbrot f64 cuda: same bits|cuda \(", run);
        Assert.Matches(@"Passed!  - Failed: +0, Passed: +[23],", tested);
    }

    private string DotNet(string folder, params string[] arguments)
    {
        var done = _feed.DotNet(folder, arguments, start =>
        {
            start.Environment[ClangSharpFactAttribute.Variable] = "";
            start.Environment["DOTNET_CLI_HOME"] = _folder.Path;
        });
        Assert.True(done.ExitCode == 0, $"{string.Join(' ', arguments)}: {done}");
        Assert.DoesNotContain("IB0012", done.Output, StringComparison.Ordinal);
        return done.Output;
    }
}
