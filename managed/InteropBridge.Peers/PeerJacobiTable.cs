// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Peers;
using InteropBridge.Variants;

[assembly: KernelTable("jacobi", "f64", typeof(PeerJacobiTable<double>))]
[assembly: KernelTable("jacobi", "f32", typeof(PeerJacobiTable<float>))]

namespace InteropBridge.Peers;

/// <summary>The systems that have arrays of both element types.</summary>
internal static class PeerJacobiTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [KernelRun]
    public static IKernelRun Run(Func<int, PeerProgram> variant, JacobiInput<T> input) =>
        new PeerJacobiRun<T>(variant(input.Shape.Threads), input);

    [Variant("numpy", Backend = "numpy", Counterpart = "NumPy",
        Description = "NumPy: whole-array operations, without temporary arrays")]
    public static PeerProgram NumPy(int threads) => Program("jacobi_numpy");

    [Variant("numexpr", Backend = "numexpr", Parallel = true,
        Description = "numexpr: an expression a step, on several threads")]
    public static PeerProgram Numexpr(int threads) => Program("jacobi_numexpr", threads);

    [Variant("numba", Backend = "numba", Counterpart = "Numba", Description = "Numba: the two loops, compiled")]
    public static PeerProgram Numba(int threads) => Program("jacobi_numba");

    [Variant("numba-parallel", Backend = "numba", Parallel = true,
        Description = "Numba: the two loops, compiled, rows shared out to threads")]
    public static PeerProgram NumbaParallel(int threads) => Program("jacobi_numba_parallel", threads);

    [Variant("cython", Backend = "cython", Counterpart = "Cython", Description = "Cython: the two loops over typed memoryviews")]
    public static PeerProgram Cython(int threads) => Program("jacobi_cython");

    [Variant("pythran", Backend = "pythran", Description = "Pythran: array expressions, compiled")]
    public static PeerProgram Pythran(int threads) => Program("jacobi_pythran");

    private static PeerProgram Program(string name, int threads = 1) => new(name, Interpreter.Python!.Path, threads);
}
