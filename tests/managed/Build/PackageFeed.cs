// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>This tree's packages in a folder, and an empty package cache: the world of somebody who has nothing else of
/// InteropBridge. Shared by the tests that build with them, which run one after the other and beside no others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PackageFeed : IDisposable, ICollectionFixture<PackageFeed>
{
    public const string Name = "packages";

    private static readonly string[] Projects =
        ["InteropBridge", "InteropBridge.Mpi", "InteropBridge.Kernels", "InteropBridge.Expressions", "InteropBridge.Build", "InteropBridge.Harness", "InteropBridge.Templates"];

    private readonly TemporaryFolder _folder = new();

    public PackageFeed()
    {
        foreach (var project in Projects)
        {
            var packed = DotNet(Repository.Root, "pack", Path.Combine("managed", project), "-c", Repository.Configuration,
                "--no-build", "-o", Feed);
            Assert.True(packed.ExitCode == 0, packed.ToString());
        }
    }

    private string Feed => _folder.File("feed");

    /// <summary>A folder for a project: our packages come from the feed alone, others from where this machine gets its own.</summary>
    internal TemporaryFolder CreateFolder()
    {
        var folder = new TemporaryFolder();
        var other = Command.Tool("dotnet", "nuget", "list", "source", "--format", "short").Output
            .Split('\n').First(line => line.StartsWith('E')).Split(' ').Last().Trim();
        folder.Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Feed}" />
                <add key="other" value="{other}" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="local"><package pattern="InteropBridge*" /></packageSource>
                <packageSource key="other"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        return folder;
    }

    /// <summary>Runs dotnet with the private package cache, and without what the test run put into the environment.</summary>
    internal Command DotNet(string folder, params IEnumerable<string> arguments) => DotNet(folder, arguments, null);

    internal Command DotNet(string folder, IEnumerable<string> arguments, Action<ProcessStartInfo>? configure) =>
        Command.Run("dotnet", arguments, start =>
        {
            start.WorkingDirectory = folder;
            foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToList())
            {
                start.Environment.Remove(name);
            }

            start.Environment["NUGET_PACKAGES"] = _folder.File("cache");
            start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
            configure?.Invoke(start);
        });

    public void Dispose() => _folder.Dispose();

    private static bool IsOfTheTestRun(string variable) =>
        variable is "LD_PRELOAD" or NativeSearchPath.Variable or ClangSharpFactAttribute.Variable
        || variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
