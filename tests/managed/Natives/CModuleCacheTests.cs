// SPDX-License-Identifier: MIT
using InteropBridge.Natives;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Natives;

/// <summary>The cache of compiled C among processes, and on disks that are full or read-only.</summary>
public sealed class CModuleCacheTests : IDisposable
{
    /// <summary>What a child says whose module was kept nowhere.</summary>
    private static readonly string FromTemporaryFolder = $"42 from {Path.Combine(Path.GetTempPath(), "interopbridge-c-")}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>What a child process does: <see cref="Loader.ChildProgram"/>.</summary>
    internal static unsafe string CompileAndCall(string cache)
    {
        // Enough code that processes which start together are at work together.
        var functions = string.Concat(Enumerable.Range(0, 100).Select(n => $"double f{n}(double x) {{ for (int i = 0; i < 100; i++) x = x * x + {n}; return x; }}\n"));
        using var module = CModule.Compile($"{functions}int answer(void) {{ return 42; }}\n", new CModuleOptions { CacheFolder = cache });
        return $"{((delegate* unmanaged[Cdecl]<int>)module.Address("answer"))()} from {module.Path}";
    }

    [LinuxFact]
    public void Sixteen_processes_at_once_have_one_file_and_the_same_answer()
    {
        var cache = _folder.File("shared");
        var children = Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(() => Child(cache), TaskCreationOptions.LongRunning)).ToArray();
        Assert.All(children, child => Assert.StartsWith("42 from ", child.Result.Output, StringComparison.Ordinal));
        var file = Assert.Single(Directory.GetFiles(cache)); // and no new-... beside it
        Assert.Equal($"42 from {file}\n", Child(cache).Output);
    }

    [RootFact]
    public void A_full_disk_keeps_nothing_and_costs_a_compilation()
    {
        using var disk = new SmallDisk(_folder.File("full"));
        disk.Fill();
        Assert.StartsWith(FromTemporaryFolder, Child(disk.Path).Output, StringComparison.Ordinal);
        Assert.Equal(["filling"], Directory.GetFileSystemEntries(disk.Path).Select(Path.GetFileName));
    }

    [RootFact]
    public void A_read_only_disk_is_read_from()
    {
        using var disk = new SmallDisk(_folder.File("read-only"));
        Assert.StartsWith($"42 from {disk.Path}/", Child(disk.Path).Output, StringComparison.Ordinal);
        disk.MakeReadOnly();
        Assert.StartsWith($"42 from {disk.Path}/", Child(disk.Path).Output, StringComparison.Ordinal);
        Assert.StartsWith(FromTemporaryFolder, Child(Path.Combine(disk.Path, "below")).Output, StringComparison.Ordinal);
    }

    [RootFact]
    public void A_full_disk_to_compile_on_is_said()
    {
        using var disk = new SmallDisk(_folder.File("temporary"));
        disk.Fill();
        var child = Child("off", disk.Path);
        Assert.Equal(1, child.ExitCode);
        Assert.Matches($"^CCompilerException: .*{disk.Path}.*TMPDIR", child.Output.ReplaceLineEndings(" "));
        Assert.Equal(["filling"], Directory.GetFileSystemEntries(disk.Path).Select(Path.GetFileName));
    }

    private static Command Child(string cache, string? temporary = null) => Command.Run("dotnet", [typeof(CModuleCacheTests).Assembly.Location, "c-module", cache], start =>
    {
        if (temporary is not null)
        {
            (start.Environment["TMPDIR"], start.Environment["DOTNET_EnableDiagnostics"]) = (temporary, "0");
        }
    });
}
