// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using InteropBridge.Interop;

namespace InteropBridge.Harness.Doctor;

/// <summary>The native libraries, and what would build them.</summary>
internal static partial class NativeFindings
{
    // As in managed/InteropBridge.Build/cmake/compiler.cmake.
    private const int OldestClang = 14;
    private const int OldestGcc = 12;
    private const int NamedVersions = 20;

    private const string CompilerHint = "apt-get install gcc (or clang libomp-dev); dnf install gcc (or clang libomp-devel); "
        + "brew install llvm libomp";

    public static IEnumerable<Finding> All()
    {
        var bridge = NativeModule.Bridge;
        yield return bridge.UnavailableReason is { } reason
            ? new("native library", Verdict.Missing, reason)
            : new("native library", Verdict.Ok, bridge.Path);
        if (bridge.IsAvailable)
        {
            yield return new("native ABI", Verdict.Ok, $"version {Native.IB_ABI_VERSION}, in library and bindings");
            yield return new("native kernels", Verdict.Ok,
                $"run as {NativeBuild.InstructionSet}; built by {NativeBuild.Compiler}");
        }

        var openMP = NativeModule.OpenMP;
        yield return openMP.UnavailableReason is { } absent
            ? new("OpenMP", Verdict.Warning, $"only the OpenMP rows are unavailable: {absent}")
            : new("OpenMP", Verdict.Ok, $"{openMP.Path}; built by {NativeBuild.OpenMPCompiler}");
        foreach (var finding in Compilers())
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Compilers()
    {
        var (clang, gcc) = (Newest("clang", OldestClang), Newest("gcc", OldestGcc));
        yield return clang is not null ? new("clang", Verdict.Ok, clang)
            : new("clang", Verdict.Ok, $"no clang {OldestClang} or later on the PATH; preferred where present, not needed");
        yield return gcc is not null ? new("gcc", Verdict.Ok, gcc)
            : clang is not null ? new("gcc", Verdict.Ok, $"no gcc {OldestGcc} or later on the PATH; not needed beside clang")
            : new("gcc", Verdict.Warning, $"no gcc {OldestGcc} or clang {OldestClang} or later: needed to build, not to run "
                + $"what is built. Install one: {CompilerHint}");
        if (Environment.GetEnvironmentVariable("CC") is { Length: > 0 } named)
        {
            yield return ToolProbe.FirstLine(named.Split(' ')[0], "--version") is { } line ? new("CC", Verdict.Ok, $"{named}: {line}")
                : new("CC", Verdict.Warning, $"{named} does not answer --version: name another compiler, or unset CC");
        }

        yield return ToolProbe.FirstLine("cmake", "--version") is { } cmake ? new("CMake", Verdict.Ok, cmake)
            : new("CMake", Verdict.Warning, "not found: needed to build. apt-get, dnf or brew install cmake");
        yield return ToolProbe.FirstLine("ninja", "--version") is { } ninja ? new("Ninja", Verdict.Ok, ninja)
            : new("Ninja", Verdict.Ok, "not found; make serves too, except on Windows");
    }

    /// <summary>What the newest of the compilers with this name says of itself, under versioned names too, as the native build
    /// chooses; null if none is recent enough.</summary>
    private static string? Newest(string name, int oldest) =>
        Enumerable.Range(oldest, NamedVersions).Select(version => $"{name}-{version}").Prepend(name)
            .Select(program => ToolProbe.FirstLine(program, "--version"))
            .OfType<string>().Where(line => Major(line) >= oldest).MaxBy(Major);

    private static int Major(string line) =>
        Version().Match(line) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"(\d+)\.\d+")]
    private static partial Regex Version();
}
