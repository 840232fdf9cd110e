// SPDX-License-Identifier: MIT
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>A copy of tests/build/sample in a folder whose name has a space, without CUDA unless asked for.</summary>
internal sealed class SampleProject : IDisposable
{
    private readonly PackageFeed _feed;
    private readonly TemporaryFolder _folder;

    public SampleProject(PackageFeed feed, string name = "Sample")
        : this(feed, feed.CreateFolder(), name)
    {
    }

    private SampleProject(PackageFeed feed, TemporaryFolder folder, string name)
    {
        (_feed, _folder, Name) = (feed, folder, name);
        Library = $"runtimes/{NativeSearchPath.RuntimeIdentifier}/native/{NativeFile.FileName($"{name}.native")}";
        var source = System.IO.Path.Combine(Repository.Root, "tests", "build", "sample");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            // What is derived from the project's name is the library's, and the bindings' namespace.
            Write(System.IO.Path.GetRelativePath(source, file).Replace("Sample.csproj", $"{name}.csproj", StringComparison.Ordinal),
                System.IO.File.ReadAllText(file).Replace("Sample", name, StringComparison.Ordinal));
        }
    }

    public string Name { get; }

    public string Path => System.IO.Path.Combine(_folder.Path, $"the {Name}");

    /// <summary>Where the native library is within an output folder.</summary>
    public string Library { get; }

    /// <summary>Another one in the same folder.</summary>
    public SampleProject Sibling(string name) => new(_feed, _folder, name);

    public void Write(string file, string text) => _folder.Write(System.IO.Path.Combine($"the {Name}", file), text);

    public string File(string file) => System.IO.Path.Combine(Path, file);

    public void Edit(string file, string old, string text)
    {
        var before = System.IO.File.ReadAllText(File(file));
        Assert.Contains(old, before, StringComparison.Ordinal);
        Write(file, before.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Runs dotnet here.</summary>
    public Command DotNet(params IEnumerable<string> arguments) => _feed.DotNet(Path, arguments);

    public Command DotNet(IEnumerable<string> arguments, string variable, string value) =>
        _feed.DotNet(Path, arguments, start => start.Environment[variable] = value);

    /// <summary>Builds into out/ without CUDA, whatever comes of it.</summary>
    public Command TryBuild(params IEnumerable<string> options) =>
        DotNet(["build", "-o", "out", "-p:NativeCMakeArguments=-DIB_CUDA=OFF", "-p:RestoreClangSharp=false", .. options]);

    /// <summary>Builds into out/ without CUDA and runs.</summary>
    public Command BuildAndRun(params IEnumerable<string> options)
    {
        var built = TryBuild(options);
        Assert.True(built.ExitCode == 0, built.ToString());
        return Run();
    }

    public Command Run() => DotNet([System.IO.Path.Combine("out", $"{Name}.dll")]);

    public void Dispose() => _folder.Dispose();
}
