// SPDX-License-Identifier: MIT
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>A copy of tests/build/inline in a folder of its own, with another program in it if one is given.</summary>
internal sealed class InlineProject : IDisposable
{
    private readonly PackageFeed _feed;
    private readonly TemporaryFolder _folder;

    public InlineProject(PackageFeed feed, string? program = null)
    {
        (_feed, _folder) = (feed, feed.CreateFolder());
        var source = Path.Combine(Repository.Root, "tests", "build", "inline");
        foreach (var name in (string[])["Inline.csproj", "Program.cs"])
        {
            _folder.Write(Path.Combine("inline C", name), System.IO.File.ReadAllText(Path.Combine(source, name)));
        }

        if (program is not null)
        {
            Write(program);
        }
    }

    public string Library(string folder, string set = "") => File(
        $"{folder}/runtimes/{NativeSearchPath.RuntimeIdentifier}/native/{NativeFile.FileName($"Inline.inline{set}")}");

    public string File(string name) => Path.Combine(_folder.Path, "inline C", name);

    public void Write(string program) => System.IO.File.WriteAllText(File("Program.cs"), program);

    public Command DotNet(params IEnumerable<string> arguments) => _feed.DotNet(_folder.File("inline C"), arguments);

    public Command DotNet(IEnumerable<string> arguments, string variable, string value) =>
        _feed.DotNet(_folder.File("inline C"), arguments, start => start.Environment[variable] = value);

    public Command Build(params IEnumerable<string> options) => DotNet(["build", "-c", "Release", "-o", "out", .. options]);

    /// <summary>Builds, runs, and returns what was printed.</summary>
    public string BuildAndRun(params IEnumerable<string> options)
    {
        var built = Build(options);
        Assert.True(built.ExitCode == 0, built.ToString());
        var run = DotNet("out/Inline.dll");
        Assert.True(run.ExitCode == 0, run.ToString());
        return run.Output;
    }

    /// <summary>The object files and when each was written.</summary>
    public Dictionary<string, DateTime> Objects() => Directory.EnumerateFiles(File("obj"), "*.c.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".o", StringComparison.Ordinal) || file.EndsWith(".obj", StringComparison.Ordinal))
        .ToDictionary(file => file, System.IO.File.GetLastWriteTimeUtc);

    public void Dispose() => _folder.Dispose();
}
