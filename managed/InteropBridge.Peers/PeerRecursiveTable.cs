// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Kernels.FibonacciVariants;
using InteropBridge.Peers;
using InteropBridge.Variants;

[assembly: KernelTable("fibonacci-recursive", "u64", typeof(PeerRecursiveTable))]

namespace InteropBridge.Peers;

/// <summary>The recursive form by other systems.</summary>
internal static class PeerRecursiveTable
{
    [KernelRun]
    public static IKernelRun Run(Func<PeerProgram> variant, FibonacciInput input) =>
        new PeerFibonacciRun(variant(), FibonacciForm.Recursive, input);

    [Variant("cpython", Backend = "cpython", Counterpart = "CPython", Fraction = 0.01,
        Description = "CPython: the plain recursion")]
    public static PeerProgram CPython() => new("fibonacci_python", Interpreter.Python!.Path);

    [Variant("pypy", Backend = "pypy", Counterpart = "PyPy", DifferentAlgorithm = true,
        Description = "PyPy: the plain recursion; the JIT may inline, which makes another call tree, with fewer calls")]
    public static PeerProgram PyPy() => new("fibonacci_python", Interpreter.PyPy!.Path);

    [Variant("numba", Backend = "numba", Counterpart = "Numba", DifferentAlgorithm = true,
        Description = "Numba: the plain recursion; the compiler may inline, which makes another call tree, with fewer calls")]
    public static PeerProgram Numba() => new("fibonacci_numba", Interpreter.Python!.Path);

    [Variant("cython", Backend = "cython", Counterpart = "Cython", DifferentAlgorithm = true,
        Description = "Cython: the plain recursion; the compiler may inline, which makes another call tree, with fewer calls")]
    public static PeerProgram Cython() => new("fibonacci_cython", Interpreter.Python!.Path);

    [Variant("pythran", Backend = "pythran", DifferentAlgorithm = true,
        Description = "Pythran: the plain recursion; the compiler may inline, which makes another call tree, with fewer calls")]
    public static PeerProgram Pythran() => new("fibonacci_pythran", Interpreter.Python!.Path);
}
