// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.FibonacciVariants;
using InteropBridge.Kernels.Interop;
using InteropBridge.Kernels.Talk;
using InteropBridge.Variants;

[assembly: KernelTable("fibonacci-iterative", "u64", typeof(FibonacciIterativeTable), WorkUnit = "addition")]

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>The variant table of the iterative form. A new variant is one method here.</summary>
[KernelSize("count", "numbers of the list fib(0) .. fib(count - 1)", Default = 40, Quick = 30, Smallest = 0,
    Largest = Native.IB_FIBONACCI_MAX_ITERATIVE + 1)]
internal static class FibonacciIterativeTable
{
    private static readonly int[] Counts = [0, 1, 2, 3, 7, 16, 21];

    [KernelInput]
    public static FibonacciInput Input(KernelArguments arguments) => FibonacciInput.Iterative(arguments);

    [KernelEquality]
    public static bool Same(ulong[] expected, ulong[] actual) => expected.AsSpan().SequenceEqual(actual);

    [KernelCases]
    public static IEnumerable<KernelArguments> Cases() => Counts.Select(count => new KernelArguments { ["count"] = count });

    [KernelFigures]
    public static PublishedFigure? Figure(Variant variant, int workers) =>
        TalkFigures.Published.Find("fibonacci-iterative", "u64", variant.Counterpart, workers);

    [KernelRun]
    public static IKernelRun Run(Func<int, FibonacciImplementation> variant, FibonacciInput input) =>
        new FibonacciRun(variant(input.Threads), input);

    [Variant(FibonacciVariant.ManagedInterpreted, Backend = "managed", Counterpart = "CPython",
        Description = "an expression tree, run by an interpreter")]
    public static FibonacciImplementation ManagedInterpreted(int threads) => new FunctionFibonacci(InterpretedFibonacci.Iterative());

    [Variant(FibonacciVariant.ManagedBoxed, Counterpart = "CPython", Backend = "dynamic",
        Description = "arithmetic on dynamic")]
    public static FibonacciImplementation ManagedBoxed(int threads) => new FunctionFibonacci(BoxedFibonacci.Iterative);

    [Variant(FibonacciVariant.ManagedPlain, Backend = "managed", Counterpart = "PyPy", Description = "a plain loop")]
    public static FibonacciImplementation ManagedPlain(int threads) => new FunctionFibonacci(PlainFibonacci.Iterative);

    [Variant(FibonacciVariant.ManagedThreads, Backend = "managed", Counterpart = "Threading", Parallel = true,
        DiffersFrom = FibonacciVariant.ManagedPlain, Differs = "threads",
        Description = "a thread for every number")]
    public static FibonacciImplementation ManagedThreads(int threads) => new ThreadsFibonacci(PlainFibonacci.Iterative);

    [Variant(FibonacciVariant.ManagedProcesses, Counterpart = "Multiprocessing", Parallel = true, Backend = "processes",
        DiffersFrom = FibonacciVariant.ManagedPlain, Differs = "processes",
        Description = "numbers handed out to a pool of worker processes, largest first")]
    public static FibonacciImplementation ManagedProcesses(int threads) => new ProcessesFibonacci(FibonacciForm.Iterative, threads);

    [Variant(FibonacciVariant.CSerial, Counterpart = "C", Backend = "c",
        DiffersFrom = FibonacciVariant.ManagedPlain, Differs = "language",
        Description = "a plain loop in C")]
    public static FibonacciImplementation CSerial(int threads) => new NativeFibonacci(NativeFibonacci.Form.Iterative);

    [Variant(FibonacciVariant.COpenMP, Counterpart = "OpenMP", Parallel = true, Backend = "openmp",
        DiffersFrom = FibonacciVariant.CSerial, Differs = "threads",
        Description = "numbers shared out by OpenMP")]
    public static FibonacciImplementation COpenMP(int threads) => new OpenMPFibonacci(FibonacciForm.Iterative, threads);

    [Variant(FibonacciVariant.Cuda, Counterpart = "PyCUDA", Backend = "cuda",
        DiffersFrom = FibonacciVariant.CSerial, Differs = "GPU",
        Description = "a GPU thread for every number")]
    public static FibonacciImplementation Cuda(int threads) => new CudaFibonacci(FibonacciForm.Iterative);

    [Variant(FibonacciVariant.OpenCL, Backend = "opencl",
        DiffersFrom = FibonacciVariant.CSerial, Differs = "device",
        Description = "an item of OpenCL for every number")]
    public static FibonacciImplementation OpenCL(int threads) => new OpenCLFibonacci(FibonacciForm.Iterative);
}
