// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Peers;
using InteropBridge.Variants;

[assembly: KernelTable("jacobi", "f64", typeof(PeerPlainJacobiTable))]

namespace InteropBridge.Peers;

/// <summary>Plain Python, whose numbers are of double precision. The rows do a part of the steps and say so: all of them take
/// minutes.</summary>
internal static class PeerPlainJacobiTable
{
    private const string Program = "jacobi_python";

    [KernelRun]
    public static IKernelRun Run(Func<PeerProgram> variant, JacobiInput<double> input) => new PeerJacobiRun<double>(variant(), input);

    [Variant("cpython", Backend = "cpython", Counterpart = "CPython", Fraction = 0.002, Description = "CPython: the two loops over lists")]
    public static PeerProgram CPython() => new(Program, Interpreter.Python!.Path);

    [Variant("pypy", Backend = "pypy", Counterpart = "PyPy", Fraction = 0.1, Description = "PyPy: the two loops over lists")]
    public static PeerProgram PyPy() => new(Program, Interpreter.PyPy!.Path);
}
