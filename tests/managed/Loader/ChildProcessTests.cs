// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Interop;
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Loader;

/// <summary>What only a fresh process shows: libraries planted for it, and its environment from the start.</summary>
public sealed class ChildProcessTests : IDisposable
{
    private readonly TemporaryFolder _planted = new();

    public void Dispose() => _planted.Dispose();

    private string Marker => Path.Combine(_planted.Path, "marker");

    [LinuxFact]
    public void Planted_library_would_run_if_the_system_searched()
    {
        using var child = new ChildFolder(withLibrary: true);
        Plant();

        var result = child.Run("search", start => start.Environment["LD_LIBRARY_PATH"] = _planted.Path);

        Assert.StartsWith("loaded", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Marker));
    }

    [LinuxFact]
    public void Library_planted_by_LD_LIBRARY_PATH_is_not_loaded() => Unharmed(present: true, byPath: true);

    [LinuxFact]
    public void Library_planted_by_LD_LIBRARY_PATH_does_not_replace_a_missing_one() => Unharmed(present: false, byPath: true);

    [LinuxFact]
    public void Library_planted_in_the_current_directory_is_not_loaded() => Unharmed(present: true, byPath: false);

    [LinuxFact]
    public void Library_planted_in_the_current_directory_does_not_replace_a_missing_one() =>
        Unharmed(present: false, byPath: false);

    [Fact]
    public void Override_is_obeyed()
    {
        using var child = new ChildFolder(withLibrary: false);
        var folder = Path.GetDirectoryName(NativeLibraries.Bridge.Path)!;

        var result = child.Run("abi", start => start.Environment[NativeSearchPath.Variable] = folder);

        Assert.Equal($"ABI {Native.IB_ABI_VERSION} from {NativeLibraries.Bridge.Path}", result.Output.Trim());
    }

    [Fact]
    public void Relative_override_is_refused_even_if_it_exists()
    {
        using var child = new ChildFolder(withLibrary: true);

        var result = child.Run("abi", start =>
        {
            start.WorkingDirectory = child.Path;
            start.Environment[NativeSearchPath.Variable] = "runtimes";
        });

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("NativeLibraryException", result.Output, StringComparison.Ordinal);
        Assert.Contains("is not an absolute path", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_instruction_set_is_refused()
    {
        using var child = new ChildFolder(withLibrary: true);

        var result = child.Run("isa", start => start.Environment["INTEROPBRIDGE_ISA"] = "z80");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("INTEROPBRIDGE_ISA is \"z80\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("x86-64-v2", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_instruction_set_is_taken()
    {
        using var child = new ChildFolder(withLibrary: true);
        var best = NativeBuild.InstructionSet;
        var chosen = best.StartsWith("x86-64", StringComparison.Ordinal) ? "x86-64-v2" : best;

        var result = child.Run("isa", start => start.Environment["INTEROPBRIDGE_ISA"] = chosen);

        Assert.Equal(chosen, result.Output.Trim());
    }

    [Fact]
    public void Every_kind_of_call_stands_a_garbage_collection_at_every_allocation()
    {
        var result = Command.Run(ChildFolder.DotNet, ["exec", typeof(ChildProcessTests).Assembly.Location, "stress"]);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Matches(@"\n[1-9]\d+ passed in \d+ s with \d+ garbage collections\s*$", result.Output);
    }

    private void Unharmed(bool present, bool byPath)
    {
        using var child = new ChildFolder(present);
        Plant();

        var result = child.Run("abi", start =>
        {
            start.Environment["LD_LIBRARY_PATH"] = byPath ? _planted.Path : "";
            start.WorkingDirectory = byPath ? child.Path : _planted.Path;
        });

        Assert.False(File.Exists(Marker), "the planted library was loaded");
        Assert.Equal(present ? 0 : 1, result.ExitCode);
        var expected = present ? $"from {child.Library}" : $"{NativeLibraries.Bridge.FileName} was not found";
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }

    /// <summary>A library that passes every check, and leaves a mark when it is loaded.</summary>
    private void Plant() => CCompiler.SharedLibrary(_planted, NativeLibraries.Bridge.FileName, $$"""
        #include <stdio.h>
        __attribute__((constructor)) static void mark(void) {
            FILE *file = fopen("{{Marker}}", "w");
            if (file != NULL) fclose(file);
        }
        int ib_abi_version(void) { return {{Native.IB_ABI_VERSION}}; }

        """);
}
