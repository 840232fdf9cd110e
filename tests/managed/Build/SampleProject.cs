// SPDX-License-Identifier: MIT
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>A copy of tests/build/sample in a folder whose name has a space or more, without CUDA unless asked for.</summary>
internal sealed class SampleProject : IDisposable
{
    private readonly PackageFeed _feed;
    private readonly TemporaryFolder _folder;
    private readonly string _within;

    /// <param name="feed">Where packages come from.</param>
    /// <param name="name">Of the project, its namespace and its library.</param>
    /// <param name="within">A folder above the project's.</param>
    public SampleProject(PackageFeed feed, string name = "Sample", string within = ".")
        : this(feed, feed.CreateFolder(), name, within)
    {
    }

    private SampleProject(PackageFeed feed, TemporaryFolder folder, string name, string within)
    {
        (_feed, _folder, Name, _within) = (feed, folder, name, within);
        Library = $"runtimes/{NativeSearchPath.RuntimeIdentifier}/native/{NativeFile.FileName($"{name}.native")}";
        var source = System.IO.Path.Combine(Repository.Root, "tests", "build", "sample");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            // What is derived from the project's name is the library's, and the bindings' namespace.
            Write(System.IO.Path.GetRelativePath(source, file).Replace("Sample.csproj", $"{name}.csproj", StringComparison.Ordinal),
                System.IO.File.ReadAllText(file).Replace("Sample", name, StringComparison.Ordinal));
        }
    }

    private static string[] Build =>
        ["build", "-o", "out", "-p:NativeCMakeArguments=-DIB_CUDA=OFF", "-p:RestoreClangSharp=false"];

    public string Name { get; }

    public string Path => System.IO.Path.GetFullPath(System.IO.Path.Combine(_folder.Path, _within, $"the {Name}"));

    /// <summary>Where the native library is within an output folder.</summary>
    public string Library { get; }

    /// <summary>Another one in the same folder.</summary>
    public SampleProject Sibling(string name) => new(_feed, _folder, name, _within);

    public void Write(string file, string text) => _folder.Write(System.IO.Path.Combine(_within, $"the {Name}", file), text);

    public string File(string file) => System.IO.Path.Combine(Path, file);

    public void Edit(string file, string old, string text)
    {
        var before = System.IO.File.ReadAllText(File(file));
        Assert.Contains(old, before, StringComparison.Ordinal);
        Write(file, before.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Writes a shell script into tools/.</summary>
    /// <returns>Its path.</returns>
    public string Script(string name, string body)
    {
        Write($"tools/{name}", $"#!/bin/sh\n{body}\n");
        Assert.Equal(0, Command.Tool("chmod", "+x", File($"tools/{name}")).ExitCode);
        return File($"tools/{name}");
    }

    /// <summary>Runs dotnet here.</summary>
    public Command DotNet(params IEnumerable<string> arguments) => _feed.DotNet(Path, arguments);

    public Command DotNet(IEnumerable<string> arguments, string variable, string value) =>
        DotNet(arguments, new Dictionary<string, string> { [variable] = value });

    public Command DotNet(IEnumerable<string> arguments, Dictionary<string, string> environment) =>
        _feed.DotNet(Path, arguments, start =>
        {
            foreach (var (variable, value) in environment)
            {
                start.Environment[variable] = value;
            }
        });

    /// <summary>Builds into out/ without CUDA, whatever comes of it.</summary>
    public Command TryBuild(params IEnumerable<string> options) => DotNet([.. Build, .. options]);

    /// <summary>The same under a variable of the environment.</summary>
    public Command TryBuild(string variable, string value) => DotNet(Build, variable, value);

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
