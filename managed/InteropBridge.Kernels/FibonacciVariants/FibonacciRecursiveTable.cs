// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.FibonacciVariants;
using InteropBridge.Kernels.Interop;
using InteropBridge.Kernels.Talk;
using InteropBridge.Variants;

[assembly: KernelTable("fibonacci-recursive", "u64", typeof(FibonacciRecursiveTable), WorkUnit = "call")]

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>The variant table of the recursive form. A new variant is one method here.</summary>
[KernelSize("count", "numbers of the list fib(0) .. fib(count - 1)", Default = 40, Quick = 30, Smallest = 0,
    Largest = Native.IB_FIBONACCI_MAX_RECURSIVE + 1)]
internal static class FibonacciRecursiveTable
{
    [KernelInput]
    public static FibonacciInput Input(KernelArguments arguments) => FibonacciInput.Recursive(arguments);

    [KernelEquality]
    public static bool Same(ulong[] expected, ulong[] actual) => FibonacciIterativeTable.Same(expected, actual);

    [KernelCases]
    public static IEnumerable<KernelArguments> Cases() => FibonacciIterativeTable.Cases();

    [KernelFigures]
    public static PublishedFigure? Figure(Variant variant, int workers) =>
        TalkFigures.Published.Find("fibonacci-recursive", "u64", variant.Counterpart, workers);

    [KernelRun]
    public static IKernelRun Run(Func<int, FibonacciImplementation> variant, FibonacciInput input) =>
        FibonacciIterativeTable.Run(variant, input);

    [Variant(FibonacciVariant.ManagedInterpreted, Backend = "managed", Counterpart = "CPython", Fraction = 0.001,
        Description = "an expression tree, run by an interpreter")]
    public static FibonacciImplementation ManagedInterpreted(int threads) => new FunctionFibonacci(InterpretedFibonacci.Recursive());

    [Variant(FibonacciVariant.ManagedBoxed, Counterpart = "CPython", Fraction = 0.01, Backend = "dynamic",
        Description = "arithmetic on dynamic")]
    public static FibonacciImplementation ManagedBoxed(int threads) => new FunctionFibonacci(BoxedFibonacci.Recursive);

    [Variant(FibonacciVariant.ManagedPlain, Backend = "managed", Counterpart = "PyPy",
        Description = "the plain recursion, every call made")]
    public static FibonacciImplementation ManagedPlain(int threads) => new FunctionFibonacci(PlainFibonacci.Recursive);

    [Variant(FibonacciVariant.ManagedInlined, Backend = "managed", Counterpart = "PyPy", DifferentAlgorithm = true,
        DiffersFrom = FibonacciVariant.ManagedPlain, Differs = "inlining",
        Description = "the same source with the JIT free to inline: a different call tree, with fewer calls")]
    public static FibonacciImplementation ManagedInlined(int threads) => new FunctionFibonacci(PlainFibonacci.Inlined);

    [Variant(FibonacciVariant.ManagedThreads, Backend = "managed", Counterpart = "Threading", Parallel = true,
        DiffersFrom = FibonacciVariant.ManagedPlain, Differs = "threads",
        Description = "a thread for every number")]
    public static FibonacciImplementation ManagedThreads(int threads) => new ThreadsFibonacci(PlainFibonacci.Recursive);

    [Variant(FibonacciVariant.ManagedProcesses, Counterpart = "Multiprocessing", Parallel = true, Backend = "processes",
        DiffersFrom = FibonacciVariant.ManagedPlain, Differs = "processes",
        Description = "numbers handed out to a pool of worker processes, largest first")]
    public static FibonacciImplementation ManagedProcesses(int threads) => new ProcessesFibonacci(FibonacciForm.Recursive, threads);

    [Variant(FibonacciVariant.CSerial, Counterpart = "C", Backend = "c",
        DiffersFrom = FibonacciVariant.ManagedPlain, Differs = "language",
        Description = "the plain recursion in C, every call made")]
    public static FibonacciImplementation CSerial(int threads) => new NativeFibonacci(NativeFibonacci.Form.Recursive);

    [Variant(FibonacciVariant.CInlined, Counterpart = "C", Backend = "c", DifferentAlgorithm = true,
        DiffersFrom = FibonacciVariant.CSerial, Differs = "inlining",
        Description = "the same source with the compiler free to inline: a different call tree, with fewer calls")]
    public static FibonacciImplementation CInlined(int threads) => new NativeFibonacci(NativeFibonacci.Form.Inlined);

    [Variant(FibonacciVariant.COpenMP, Counterpart = "OpenMP", Parallel = true, Backend = "openmp",
        DiffersFrom = FibonacciVariant.CSerial, Differs = "threads",
        Description = "numbers shared out by OpenMP, largest first")]
    public static FibonacciImplementation COpenMP(int threads) => new OpenMPFibonacci(FibonacciForm.Recursive, threads);

    [Variant(FibonacciVariant.Cuda, Counterpart = "PyCUDA", Backend = "cuda",
        DiffersFrom = FibonacciVariant.CSerial, Differs = "GPU",
        Description = "a GPU thread for every number, every call made")]
    public static FibonacciImplementation Cuda(int threads) => new CudaFibonacci(FibonacciForm.Recursive);

    [Variant(FibonacciVariant.OpenCL, Backend = "opencl", DifferentAlgorithm = true,
        DiffersFrom = FibonacciVariant.CSerial, Differs = "device",
        Description = "an item of OpenCL for every number, every call a turn of a loop with a stack: OpenCL C has no "
            + "recursion")]
    public static FibonacciImplementation OpenCL(int threads) => new OpenCLFibonacci(FibonacciForm.Recursive);
}
