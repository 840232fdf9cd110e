// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Kernels.FibonacciVariants;
using InteropBridge.Peers;
using InteropBridge.Variants;

[assembly: KernelTable("fibonacci-iterative", "u64", typeof(PeerIterativeTable))]

namespace InteropBridge.Peers;

/// <summary>The iterative form by other systems.</summary>
internal static class PeerIterativeTable
{
    [KernelRun]
    public static IKernelRun Run(Func<PeerProgram> variant, FibonacciInput input) =>
        new PeerFibonacciRun(variant(), FibonacciForm.Iterative, input);

    [Variant("cpython", Backend = "cpython", Counterpart = "CPython",
        Description = "CPython: a plain loop")]
    public static PeerProgram CPython() => new("fibonacci_python", Interpreter.Python!.Path);

    [Variant("pypy", Backend = "pypy", Counterpart = "PyPy",
        Description = "PyPy: a plain loop")]
    public static PeerProgram PyPy() => new("fibonacci_python", Interpreter.PyPy!.Path);

    [Variant("numba", Backend = "numba", Counterpart = "Numba",
        Description = "Numba: a plain loop")]
    public static PeerProgram Numba() => new("fibonacci_numba", Interpreter.Python!.Path);

    [Variant("cython", Backend = "cython", Counterpart = "Cython",
        Description = "Cython: a plain loop")]
    public static PeerProgram Cython() => new("fibonacci_cython", Interpreter.Python!.Path);

    [Variant("pythran", Backend = "pythran",
        Description = "Pythran: a plain loop")]
    public static PeerProgram Pythran() => new("fibonacci_pythran", Interpreter.Python!.Path);
}
