// SPDX-License-Identifier: MIT
using InteropBridge.Interop;

namespace InteropBridge.Harness.Doctor;

/// <summary>The native libraries, and what would build them.</summary>
internal static class NativeFindings
{
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
        const string compilerHint = "apt-get install clang libomp-dev (or gcc); dnf install clang libomp-devel; "
            + "brew install llvm libomp";
        // The names that the native build tries, in its order.
        var clang = Enumerable.Range(16, 7).Reverse().Select(version => $"clang-{version}").Prepend("clang")
            .Select(name => ToolProbe.FirstLine(name, "--version")).FirstOrDefault(found => found is not null);
        var gcc = ToolProbe.FirstLine("gcc", "--version");
        yield return clang is not null ? new("clang", Verdict.Ok, clang)
            : new("clang", Verdict.Ok, "not found on the PATH; preferred where present, not needed");
        yield return gcc is not null ? new("gcc", Verdict.Ok, gcc)
            : clang is not null ? new("gcc", Verdict.Ok, "not found on the PATH; not needed beside clang")
            : new("gcc", Verdict.Warning,
                $"no C compiler found: needed to build, not to run what is built. Install one: {compilerHint}");
        yield return ToolProbe.FirstLine("cmake", "--version") is { } cmake ? new("CMake", Verdict.Ok, cmake)
            : new("CMake", Verdict.Warning, "not found: needed to build. apt-get, dnf or brew install cmake");
        yield return ToolProbe.FirstLine("ninja", "--version") is { } ninja ? new("Ninja", Verdict.Ok, ninja)
            : new("Ninja", Verdict.Ok, "not found; make serves too, except on Windows");
    }
}
