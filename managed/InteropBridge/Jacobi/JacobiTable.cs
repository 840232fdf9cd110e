// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge;
using InteropBridge.Cuda;
using InteropBridge.Interop;
using InteropBridge.Kernels;
using InteropBridge.Processes;

[assembly: KernelTable("jacobi", "f64", typeof(JacobiTable<double>), WorkUnit = "cell", FloatingPointOperations = 5,
    Sizes = [nameof(KernelArguments.Rows), nameof(KernelArguments.Columns), nameof(KernelArguments.Steps)])]
[assembly: KernelTable("jacobi", "f32", typeof(JacobiTable<float>), WorkUnit = "cell", FloatingPointOperations = 5,
    Sizes = [nameof(KernelArguments.Rows), nameof(KernelArguments.Columns), nameof(KernelArguments.Steps)])]

namespace InteropBridge;

/// <summary>The Jacobi kernel's variant table. A new variant is one method here and the back end it returns.</summary>
internal static class JacobiTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [KernelInput]
    public static JacobiInput<T> Input(KernelArguments arguments) => JacobiInput<T>.Create(arguments);

    /// <summary>The same bits, so that a difference between two NaNs or two zeros counts.</summary>
    [KernelEquality]
    public static bool SameBits(JacobiGrid<T> expected, JacobiGrid<T> actual) =>
        expected.Shape == actual.Shape
        && MemoryMarshal.AsBytes(expected.Span).SequenceEqual(MemoryMarshal.AsBytes(actual.Span));

    [KernelRun]
    public static IKernelRun Run(Func<JacobiShape, JacobiBackend<T>> variant, JacobiInput<T> input) =>
        new JacobiRun<T>(variant(input.Shape), input);

    [Variant("managed-interpreted", Counterpart = "CPython", Fraction = 0.0005,
        Description = "the two loops as an expression tree, run by the interpreter of System.Linq.Expressions")]
    public static JacobiBackend<T> ManagedInterpreted(JacobiShape shape) => new InterpretedJacobi<T>(shape);

    [Variant("managed-boxed", Counterpart = "CPython", Fraction = 0.002, Availability = nameof(NoDynamicCode),
        Description = "every cell an object on the heap, arithmetic on dynamic")]
    public static JacobiBackend<T> ManagedBoxed(JacobiShape shape) => new BoxedJacobi<T>(shape);

    [Variant("managed-jagged", Counterpart = "PyPy", Description = "the two loops over an array of arrays")]
    public static JacobiBackend<T> ManagedJagged(JacobiShape shape) => new JaggedJacobi<T>(shape);

    [Variant("managed-rectangular", Counterpart = "PyPy", Description = "the two loops over a two-dimensional array")]
    public static JacobiBackend<T> ManagedRectangular(JacobiShape shape) => new RectangularJacobi<T>(shape);

    [Variant("managed-tensor", Counterpart = "NumPy", Description = "whole-array operations of System.Numerics.Tensors")]
    public static JacobiBackend<T> ManagedTensor(JacobiShape shape) => new TensorJacobi<T>(shape);

    [Variant("managed-rows", Counterpart = "Numba", Description = "the two loops over spans of rows")]
    public static JacobiBackend<T> ManagedRows(JacobiShape shape) => new RowsJacobi<T>(shape, JacobiRows.Scalar);

    [Variant("managed-simd", Counterpart = "Numba", Description = "rows of Vector512, Vector256 or Vector128")]
    public static JacobiBackend<T> ManagedSimd(JacobiShape shape) => new RowsJacobi<T>(shape, JacobiRows.Simd);

    [Variant("managed-threads", Counterpart = "Threading", Parallel = true,
        Description = "managed-simd on threads of its own, a barrier after every step")]
    public static JacobiBackend<T> ManagedThreads(JacobiShape shape) => new ThreadsJacobi<T>(shape);

    [Variant("managed-blocked", Counterpart = "Numba",
        Description = "many steps while a cell is in a register or a cache, in vectors")]
    public static JacobiBackend<T> ManagedBlocked(JacobiShape shape) =>
        BlockedJacobi<T>.Pays(shape, threads: 1) ? new BlockedJacobi<T>(shape, threads: 1) : ManagedSimd(shape);

    [Variant("managed-blocked-threads", Counterpart = "Threading", Parallel = true,
        Description = "managed-blocked on threads of its own that follow each other without barriers")]
    public static JacobiBackend<T> ManagedBlockedThreads(JacobiShape shape) =>
        BlockedJacobi<T>.Pays(shape, shape.Threads) ? new BlockedJacobi<T>(shape, shape.Threads) : ManagedThreads(shape);

    [Variant("managed-processes", Counterpart = "Multiprocessing", Parallel = true, Availability = nameof(NoWorkers),
        Description = "managed-simd in worker processes, grids in shared memory, a barrier after every step")]
    public static JacobiBackend<T> ManagedProcesses(JacobiShape shape) => new ProcessesJacobi<T>(shape);

    [Variant("c-serial", Counterpart = "C", Availability = nameof(NoNative), Description = "the two loops in C")]
    public static JacobiBackend<T> CSerial(JacobiShape shape) => new NativeJacobi<T>(shape, Native.IB_JACOBI_PLAIN, openMP: false);

    [Variant("c-openmp", Counterpart = "OpenMP", Parallel = true, Availability = nameof(NoOpenMP),
        Description = "the two loops in C, rows shared out by OpenMP")]
    public static JacobiBackend<T> COpenMP(JacobiShape shape) => new NativeJacobi<T>(shape, Native.IB_JACOBI_PLAIN, openMP: true);

    [Variant("c-blocked", Counterpart = "C", Availability = nameof(NoNative),
        Description = "many steps while a cell is in a register or a cache, one thread")]
    public static JacobiBackend<T> CBlocked(JacobiShape shape) => new NativeJacobi<T>(shape, Native.IB_JACOBI_BLOCKED, openMP: false);

    [Variant("c-blocked-openmp", Counterpart = "OpenMP", Parallel = true, Availability = nameof(NoOpenMP),
        Description = "c-blocked on OpenMP threads that follow each other without barriers")]
    public static JacobiBackend<T> CBlockedOpenMP(JacobiShape shape) => new NativeJacobi<T>(shape, Native.IB_JACOBI_BLOCKED, openMP: true);

    [Variant("cuda-step", Counterpart = "PyCUDA", Availability = nameof(NoCuda), Description = "one kernel launch a step")]
    public static JacobiBackend<T> CudaStep(JacobiShape shape) => new CudaJacobi<T>(shape, CudaJacobiForm.Step);

    [Variant("cuda-graph", Counterpart = "PyCUDA", Availability = nameof(NoCuda),
        Description = "one kernel launch a step, replayed as a CUDA graph")]
    public static JacobiBackend<T> CudaGraph(JacobiShape shape) => new CudaJacobi<T>(shape, CudaJacobiForm.Graph);

    [Variant("cuda-tiled", Counterpart = "PyCUDA", Availability = nameof(NoCuda),
        Description = "eight steps a kernel launch, the rows between them in registers")]
    public static JacobiBackend<T> CudaTiled(JacobiShape shape) => new CudaJacobi<T>(shape, CudaJacobiForm.Tiled);

    [Variant("cuda-persistent", Counterpart = "PyCUDA", Availability = nameof(NoCuda),
        Description = "all steps in one kernel launch, the grid in registers; as cuda-tiled where it does not fit")]
    public static JacobiBackend<T> CudaPersistent(JacobiShape shape) => new CudaJacobi<T>(shape, CudaJacobiForm.Persistent);

    [Variant("cuda-nvrtc", Counterpart = "PyCUDA", Availability = nameof(NoNvrtc),
        Description = "cuda-step from a C# string, compiled at run time")]
    public static JacobiBackend<T> CudaNvrtc(JacobiShape shape) => new NvrtcJacobi<T>(shape, CudaDevice.Default());

    private static string? NoNative() => NativeModule.Bridge.UnavailableReason;

    private static string? NoOpenMP() => NativeModule.Bridge.UnavailableReason ?? NativeModule.OpenMP.UnavailableReason;

    private static string? NoWorkers() => WorkerCommand.UnavailableReason;

    private static string? NoCuda() => CudaLibrary.UnavailableReason;

    private static string? NoNvrtc() => CudaDevice.UnavailableReason ?? CudaCompiler.UnavailableReason;

    private static string? NoDynamicCode() => RuntimeFeature.IsDynamicCodeSupported ? null
        : "it compiles call sites at run time, which this ahead-of-time compiled program cannot";
}
