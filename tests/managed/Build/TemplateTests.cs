// SPDX-License-Identifier: MIT
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>The templates. ReadmeTests builds and runs the one without CUDA.</summary>
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

    [LinuxFact]
    [Trait("Form", "long")]
    public void Export_is_a_library_that_C_and_Python_call()
    {
        DotNet(_folder.Path, "new", "interopbridge-export", "-n", "Means");
        var project = _folder.File("Means");
        DotNet(project, "publish", "-r", NativeSearchPath.RuntimeIdentifier, "-o", "out");
        var (library, program) = (Path.Combine(project, "out", "running.so"), Path.Combine(project, "call"));

        var compiled = CCompiler.Run("-Wall", "-Wextra", "-Werror", Path.Combine(project, "call.c"), "-I", Path.Combine(project, "out"),
            library, $"-Wl,-rpath,{Path.Combine(project, "out")}", "-o", program);

        Assert.True(compiled.ExitCode == 0, compiled.ToString());
        Assert.Equal("InvalidOperationException: there is no value yet\n3\n", Command.Tool(program).Output);
        Assert.Equal("3\n", Command.Tool("python3", Path.Combine(project, "call.py"), library).Output);
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
