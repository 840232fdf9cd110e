// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Cuda;

/// <summary>The text of a kernel as a function of this process: compiled as C++ with the shim of <c>tests/cuda</c>, which runs
/// it as a device would, thread by thread.</summary>
internal static class KernelBody
{
    /// <summary>The body of <see cref="JacobiSource"/>, for <see cref="Recorder.Kernel"/>.</summary>
    /// <param name="real">The element type in C.</param>
    /// <param name="source">The kernel's text.</param>
    public static nint Jacobi(TemporaryFolder folder, string real, string source)
    {
        var file = folder.Write($"{real}.cpp", $$"""
            #define REAL {{real}}
            {{source}}
            extern "C" __attribute__((visibility("default")))
            void run(const unsigned *grid, const unsigned *block, void **parameters) {
                shim_launch({grid[0], grid[1], grid[2]}, {block[0], block[1], block[2]}, SHIM_RANDOM, {{JacobiSource.Kernel}},
                    *(const REAL **)parameters[0], *(REAL **)parameters[1], *(int *)parameters[2], *(int *)parameters[3]);
            }
            __shared__ int unused; // the section of shared variables has to be there
            int *keep = &unused;

            """);
        var shim = Repository.File("tests", "cuda");
        var library = folder.File($"{real}.so");
        var result = CCompiler.Run("-x", "c++", "-std=c++17", "-O2", "-ffp-contract=off", "-shared", "-fPIC",
            "-fvisibility=hidden", "-include", Path.Combine(shim, "shim.h"), $"-I{shim}", file, Path.Combine(shim, "shim.cpp"),
            "-o", library, "-lstdc++");
        return result.ExitCode == 0 ? NativeLibrary.GetExport(NativeLibrary.Load(library), "run")
            : throw new InvalidOperationException($"the kernel's text does not compile as C++: {result}");
    }
}
