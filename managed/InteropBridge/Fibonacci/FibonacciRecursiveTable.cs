// SPDX-License-Identifier: MIT
using InteropBridge;
using InteropBridge.Kernels;

[assembly: KernelTable("fibonacci-recursive", "u64", typeof(FibonacciRecursiveTable), WorkUnit = "call",
    Sizes = [nameof(KernelArguments.Count)])]

namespace InteropBridge;

/// <summary>The variant table of the recursive form. A new variant is one method here.</summary>
internal static class FibonacciRecursiveTable
{
    [KernelInput]
    public static FibonacciInput Input(KernelArguments arguments) => FibonacciInput.Recursive(arguments);

    [KernelEquality]
    public static bool Same(ulong[] expected, ulong[] actual) => FibonacciIterativeTable.Same(expected, actual);

    [KernelRun]
    public static IKernelRun Run(Func<int, FibonacciBackend> variant, FibonacciInput input) =>
        FibonacciIterativeTable.Run(variant, input);

    [Variant("managed-interpreted", Counterpart = "CPython", Fraction = 0.001,
        Description = "an expression tree, run by an interpreter")]
    public static FibonacciBackend ManagedInterpreted(int threads) => new FunctionFibonacci(InterpretedFibonacci.Recursive());

    [Variant("managed-boxed", Counterpart = "CPython", Fraction = 0.01, Availability = nameof(NoDynamicCode),
        Description = "arithmetic on dynamic")]
    public static FibonacciBackend ManagedBoxed(int threads) => new FunctionFibonacci(BoxedFibonacci.Recursive);

    [Variant("managed-plain", Counterpart = "PyPy", Description = "the plain recursion, every call made")]
    public static FibonacciBackend ManagedPlain(int threads) => new FunctionFibonacci(PlainFibonacci.Recursive);

    [Variant("managed-inlined", Counterpart = "PyPy", DifferentAlgorithm = true,
        Description = "the same source with the JIT free to inline: a different call tree, with fewer calls")]
    public static FibonacciBackend ManagedInlined(int threads) => new FunctionFibonacci(PlainFibonacci.Inlined);

    [Variant("managed-threads", Counterpart = "Threading", Parallel = true, Description = "a thread for every number")]
    public static FibonacciBackend ManagedThreads(int threads) => new ThreadsFibonacci(PlainFibonacci.Recursive);

    [Variant("managed-processes", Counterpart = "Multiprocessing", Parallel = true, Availability = nameof(NoWorkers),
        Description = "numbers handed out to a pool of worker processes, largest first")]
    public static FibonacciBackend ManagedProcesses(int threads) => new ProcessesFibonacci(FibonacciForm.Recursive, threads);

    [Variant("c-serial", Counterpart = "C", Availability = nameof(NoNative),
        Description = "the plain recursion in C, every call made")]
    public static FibonacciBackend CSerial(int threads) => new NativeFibonacci(NativeFibonacci.Form.Recursive);

    [Variant("c-inlined", Counterpart = "C", Availability = nameof(NoNative), DifferentAlgorithm = true,
        Description = "the same source with the compiler free to inline: a different call tree, with fewer calls")]
    public static FibonacciBackend CInlined(int threads) => new NativeFibonacci(NativeFibonacci.Form.Inlined);

    [Variant("c-openmp", Counterpart = "OpenMP", Parallel = true, Availability = nameof(NoOpenMP),
        Description = "numbers shared out by OpenMP, largest first")]
    public static FibonacciBackend COpenMP(int threads) => new OpenMPFibonacci(FibonacciForm.Recursive, threads);

    [Variant("cuda", Counterpart = "PyCUDA", Availability = nameof(NoCuda),
        Description = "a GPU thread for every number, every call made")]
    public static FibonacciBackend Cuda(int threads) => new CudaFibonacci(FibonacciForm.Recursive);

    private static string? NoNative() => FibonacciIterativeTable.NoNative();

    private static string? NoOpenMP() => FibonacciIterativeTable.NoOpenMP();

    private static string? NoWorkers() => FibonacciIterativeTable.NoWorkers();

    private static string? NoCuda() => FibonacciIterativeTable.NoCuda();

    private static string? NoDynamicCode() => FibonacciIterativeTable.NoDynamicCode();
}
