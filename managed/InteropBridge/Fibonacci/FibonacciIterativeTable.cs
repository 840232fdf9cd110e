// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge;
using InteropBridge.Interop;
using InteropBridge.Kernels;
using InteropBridge.Processes;

[assembly: KernelTable("fibonacci-iterative", "u64", typeof(FibonacciIterativeTable), WorkUnit = "addition",
    Sizes = [nameof(KernelArguments.Count)])]

namespace InteropBridge;

/// <summary>The variant table of the iterative form. A new variant is one method here.</summary>
internal static class FibonacciIterativeTable
{
    [KernelInput]
    public static FibonacciInput Input(KernelArguments arguments) => FibonacciInput.Iterative(arguments);

    [KernelEquality]
    public static bool Same(ulong[] expected, ulong[] actual) => expected.AsSpan().SequenceEqual(actual);

    [KernelRun]
    public static IKernelRun Run(Func<int, FibonacciBackend> variant, FibonacciInput input) =>
        new FibonacciRun(variant(input.Threads), input);

    [Variant("managed-interpreted", Counterpart = "CPython", Description = "an expression tree, run by an interpreter")]
    public static FibonacciBackend ManagedInterpreted(int threads) => new FunctionFibonacci(InterpretedFibonacci.Iterative());

    [Variant("managed-boxed", Counterpart = "CPython", Availability = nameof(NoDynamicCode),
        Description = "arithmetic on dynamic")]
    public static FibonacciBackend ManagedBoxed(int threads) => new FunctionFibonacci(BoxedFibonacci.Iterative);

    [Variant("managed-plain", Counterpart = "PyPy", Description = "a plain loop")]
    public static FibonacciBackend ManagedPlain(int threads) => new FunctionFibonacci(PlainFibonacci.Iterative);

    [Variant("managed-threads", Counterpart = "Threading", Parallel = true, Description = "a thread for every number")]
    public static FibonacciBackend ManagedThreads(int threads) => new ThreadsFibonacci(PlainFibonacci.Iterative);

    [Variant("managed-processes", Counterpart = "Multiprocessing", Parallel = true, Availability = nameof(NoWorkers),
        Description = "numbers handed out to a pool of worker processes, largest first")]
    public static FibonacciBackend ManagedProcesses(int threads) => new ProcessesFibonacci(FibonacciForm.Iterative, threads);

    [Variant("c-serial", Counterpart = "C", Availability = nameof(NoNative), Description = "a plain loop in C")]
    public static FibonacciBackend CSerial(int threads) => new NativeFibonacci(NativeFibonacci.Form.Iterative);

    [Variant("c-openmp", Counterpart = "OpenMP", Parallel = true, Availability = nameof(NoOpenMP),
        Description = "numbers shared out by OpenMP")]
    public static FibonacciBackend COpenMP(int threads) => new OpenMPFibonacci(FibonacciForm.Iterative, threads);

    [Variant("cuda", Counterpart = "PyCUDA", Availability = nameof(NoCuda), Description = "a GPU thread for every number")]
    public static FibonacciBackend Cuda(int threads) => new CudaFibonacci(FibonacciForm.Iterative);

    internal static string? NoNative() => NativeModule.Bridge.UnavailableReason;

    internal static string? NoOpenMP() => NativeModule.Bridge.UnavailableReason ?? NativeModule.OpenMP.UnavailableReason;

    internal static string? NoWorkers() => WorkerCommand.UnavailableReason;

    internal static string? NoCuda() => CudaLibrary.UnavailableReason;

    internal static string? NoDynamicCode() => RuntimeFeature.IsDynamicCodeSupported ? null
        : "it compiles call sites at run time, which this ahead-of-time compiled program cannot";
}
