// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.InteropServices;
using InteropBridge.Cuda;
using InteropBridge.Kernels.Interop;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Kernels.JacobiVariants.Distributed;
using InteropBridge.Kernels.Talk;
using InteropBridge.OpenCL;
using InteropBridge.Variants;

[assembly: KernelTable("jacobi", "f64", typeof(JacobiTable<double>),
    WorkUnit = "cell", FloatingPointOperations = 5, Bytes = 2 * sizeof(double))]
[assembly: KernelTable("jacobi", "f32", typeof(JacobiTable<float>),
    WorkUnit = "cell", FloatingPointOperations = 5, Bytes = 2 * sizeof(float))]

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The Jacobi kernel's variant table. To add a variant, add a method here and the class it returns.</summary>
[KernelSize("rows", "interior rows", Default = 1000, IsExtent = true)]
[KernelSize("columns", "interior columns", Default = 1000, IsExtent = true)]
[KernelSize("steps", "steps", Default = 1000, Quick = 25, Smallest = 0, Largest = long.MaxValue)]
internal static class JacobiTable<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Shapes that no unroll factor, vector width or thread count divides.</summary>
    private static readonly (int Rows, int Columns)[] Shapes =
        [(1, 1), (1, 7), (7, 1), (2, 2), (3, 5), (5, 3), (17, 31), (31, 17), (64, 65), (100, 37)];

    private static readonly long[] Steps = [0, 1, 2, 3, 10];

    [KernelInput]
    public static JacobiInput<T> Input(KernelArguments arguments) => JacobiInput<T>.Create(arguments);

    /// <summary>Compares bits, so that a difference between two NaNs or two zeros counts.</summary>
    [KernelEquality]
    public static bool SameBits(JacobiGrid<T> expected, JacobiGrid<T> actual) =>
        expected.Shape == actual.Shape
        && MemoryMarshal.AsBytes(expected.Span).SequenceEqual(MemoryMarshal.AsBytes(actual.Span));

    [KernelDifference]
    public static string? Difference(JacobiGrid<T> expected, JacobiGrid<T> actual) =>
        ResultDifference.Describe<T>(expected, actual);

    [KernelCases]
    public static IEnumerable<KernelArguments> Cases() =>
        from shape in Shapes
        from steps in Steps
        select new KernelArguments { ["rows"] = shape.Rows, ["columns"] = shape.Columns, ["steps"] = steps };

    [KernelFigures]
    public static PublishedFigure? Figure(Variant variant, int workers) =>
        TalkFigures.Published.Find("jacobi", typeof(T) == typeof(double) ? "f64" : "f32", variant.Counterpart, workers);

    [KernelRun]
    public static IKernelRun Run(Func<JacobiShape, JacobiImplementation<T>> variant, JacobiInput<T> input) =>
        new JacobiRun<T>(variant(input.Shape), input);

    [Variant(JacobiVariant.ManagedInterpreted, Backend = "managed", Counterpart = "CPython", Fraction = 0.0005,
        Description = "the two loops as an expression tree, run by the interpreter of System.Linq.Expressions")]
    public static JacobiImplementation<T> ManagedInterpreted(JacobiShape shape) => new InterpretedJacobi<T>(shape);

    [Variant(JacobiVariant.ManagedBoxed, Counterpart = "CPython", Fraction = 0.002, Backend = "dynamic",
        Description = "every cell an object on the heap, arithmetic on dynamic")]
    public static JacobiImplementation<T> ManagedBoxed(JacobiShape shape) => new BoxedJacobi<T>(shape);

    [Variant(JacobiVariant.ManagedJagged, Backend = "managed", Counterpart = "PyPy",
        Description = "the two loops over an array of arrays")]
    public static JacobiImplementation<T> ManagedJagged(JacobiShape shape) => new JaggedJacobi<T>(shape);

    [Variant(JacobiVariant.ManagedRectangular, Backend = "managed", Counterpart = "PyPy",
        DiffersFrom = JacobiVariant.ManagedJagged, Differs = "memory access",
        Description = "the two loops over a two-dimensional array")]
    public static JacobiImplementation<T> ManagedRectangular(JacobiShape shape) => new RectangularJacobi<T>(shape);

    [Variant(JacobiVariant.ManagedTensor, Backend = "managed", Counterpart = "NumPy",
        Description = "whole-array operations of System.Numerics.Tensors")]
    public static JacobiImplementation<T> ManagedTensor(JacobiShape shape) => new TensorJacobi<T>(shape);

    [Variant(JacobiVariant.ManagedRows, Backend = "managed", Counterpart = "Numba",
        DiffersFrom = JacobiVariant.ManagedJagged, Differs = "memory access",
        Description = "the two loops over spans of rows")]
    public static JacobiImplementation<T> ManagedRows(JacobiShape shape) => new RowsJacobi<T>(shape, JacobiRows.Scalar);

    [Variant(JacobiVariant.ManagedSimd, Backend = "managed", Counterpart = "Numba",
        DiffersFrom = JacobiVariant.ManagedRows, Differs = "vectors",
        Description = "rows of Vector512, Vector256 or Vector128")]
    public static JacobiImplementation<T> ManagedSimd(JacobiShape shape) => new RowsJacobi<T>(shape, JacobiRows.Simd);

    [Variant(JacobiVariant.ManagedThreads, Backend = "managed", Counterpart = "Threading", Parallel = true,
        DiffersFrom = JacobiVariant.ManagedSimd, Differs = "threads",
        Description = "managed-simd on a team of threads, with a barrier after every step")]
    public static JacobiImplementation<T> ManagedThreads(JacobiShape shape) => new ThreadsJacobi<T>(shape);

    [Variant(JacobiVariant.ManagedBlocked, Backend = "managed", Counterpart = "Numba",
        DiffersFrom = JacobiVariant.ManagedSimd, Differs = "algorithm",
        Description = "many steps while a cell is in a register or a cache, in vectors")]
    public static JacobiImplementation<T> ManagedBlocked(JacobiShape shape) =>
        BlockedJacobi<T>.Pays(shape, threads: 1) ? new BlockedJacobi<T>(shape, threads: 1) : ManagedSimd(shape);

    [Variant(JacobiVariant.ManagedBlockedThreads, Backend = "managed", Counterpart = "Threading", Parallel = true,
        DiffersFrom = JacobiVariant.ManagedBlocked, Differs = "threads",
        Description = "managed-blocked on a team of threads that follow each other without barriers")]
    public static JacobiImplementation<T> ManagedBlockedThreads(JacobiShape shape) =>
        BlockedJacobi<T>.Pays(shape, shape.Threads) ? new BlockedJacobi<T>(shape, shape.Threads) : ManagedThreads(shape);

    [Variant(JacobiVariant.ManagedProcesses, Counterpart = "Multiprocessing", Parallel = true, Backend = "processes",
        DiffersFrom = JacobiVariant.ManagedSimd, Differs = "processes",
        Description = "managed-simd in worker processes, grids in shared memory, a barrier after every step")]
    public static JacobiImplementation<T> ManagedProcesses(JacobiShape shape) => new ProcessesJacobi<T>(shape);

    [Variant(JacobiVariant.CSerial, Counterpart = "C", Backend = "c",
        DiffersFrom = JacobiVariant.ManagedSimd, Differs = "language",
        Description = "the two loops in C")]
    public static JacobiImplementation<T> CSerial(JacobiShape shape) => new NativeJacobi<T>(
        shape, Native.IB_JACOBI_PLAIN, 1, static (solver, grid, shape, steps, monitor) => SafeNative.JacobiSerial(
            solver, grid, shape.Rows, shape.Columns, steps, monitor.Progress, monitor.CancellationToken));

    [Variant(JacobiVariant.CNaive, Counterpart = "C", Backend = "cc",
        DiffersFrom = JacobiVariant.CSerial, Differs = "compiler",
        Description = "the two loops in C, compiled here and now by this machine's compiler: -O3 -march=native")]
    public static JacobiImplementation<T> CNaive(JacobiShape shape) => new RowsJacobi<T>(shape, NaiveRows.Compile<T>());

    [Variant(JacobiVariant.COpenMP, Counterpart = "OpenMP", Parallel = true, Backend = "openmp",
        DiffersFrom = JacobiVariant.CSerial, Differs = "threads",
        Description = "the two loops in C, rows shared out by OpenMP")]
    public static JacobiImplementation<T> COpenMP(JacobiShape shape) => new NativeJacobi<T>(
        shape, Native.IB_JACOBI_PLAIN, shape.Threads, static (solver, grid, shape, steps, monitor) => SafeNative.JacobiOpenmp(
            solver, grid, shape.Rows, shape.Columns, steps, shape.Threads, monitor.Progress, monitor.CancellationToken));

    [Variant(JacobiVariant.CBlocked, Counterpart = "C", Backend = "c",
        DiffersFrom = JacobiVariant.CSerial, Differs = "algorithm",
        Description = "many steps while a cell is in a register or a cache, one thread")]
    public static JacobiImplementation<T> CBlocked(JacobiShape shape) => new NativeJacobi<T>(
        shape, Native.IB_JACOBI_BLOCKED, 1, static (solver, grid, shape, steps, monitor) => SafeNative.JacobiBlocked(
            solver, grid, shape.Rows, shape.Columns, steps, monitor.Progress, monitor.CancellationToken));

    [Variant(JacobiVariant.CBlockedOpenMP, Counterpart = "OpenMP", Parallel = true, Backend = "openmp",
        DiffersFrom = JacobiVariant.CBlocked, Differs = "threads",
        Description = "c-blocked on OpenMP threads that follow each other without barriers")]
    public static JacobiImplementation<T> CBlockedOpenMP(JacobiShape shape) => new NativeJacobi<T>(
        shape, Native.IB_JACOBI_BLOCKED, shape.Threads, static (solver, grid, shape, steps, monitor) => SafeNative.JacobiBlockedOpenmp(
            solver, grid, shape.Rows, shape.Columns, steps, shape.Threads, monitor.Progress, monitor.CancellationToken));

    [Variant(JacobiVariant.CudaStep, Counterpart = "PyCUDA", Backend = "cuda",
        DiffersFrom = JacobiVariant.CSerial, Differs = "GPU",
        Description = "one kernel launch a step")]
    public static JacobiImplementation<T> CudaStep(JacobiShape shape) => new CudaJacobi<T>(shape, CudaJacobiForm.Step);

    [Variant(JacobiVariant.CudaGraph, Counterpart = "PyCUDA", Backend = "cuda",
        DiffersFrom = JacobiVariant.CudaStep, Differs = "launches",
        Description = "one kernel launch a step, replayed as a CUDA graph")]
    public static JacobiImplementation<T> CudaGraph(JacobiShape shape) => new CudaJacobi<T>(shape, CudaJacobiForm.Graph);

    [Variant(JacobiVariant.CudaTiled, Counterpart = "PyCUDA", Backend = "cuda",
        DiffersFrom = JacobiVariant.CudaStep, Differs = "algorithm",
        Description = "eight steps a kernel launch, the rows between them in registers")]
    public static JacobiImplementation<T> CudaTiled(JacobiShape shape) => new CudaJacobi<T>(shape, CudaJacobiForm.Tiled);

    [Variant(JacobiVariant.CudaPersistent, Counterpart = "PyCUDA", Backend = "cuda",
        DiffersFrom = JacobiVariant.CudaTiled, Differs = "launches",
        Description = "all steps in one kernel launch, the grid in registers; cuda-tiled if it does not fit")]
    public static JacobiImplementation<T> CudaPersistent(JacobiShape shape) => new CudaJacobi<T>(shape, CudaJacobiForm.Persistent);

    [Variant(JacobiVariant.CudaNvrtc, Counterpart = "PyCUDA", Backend = "nvrtc",
        DiffersFrom = JacobiVariant.CudaStep, Differs = "compiler",
        Description = "cuda-step from a C# string, compiled at run time")]
    public static JacobiImplementation<T> CudaNvrtc(JacobiShape shape) => new NvrtcJacobi<T>(shape, CudaDevice.Default());

    [Variant(JacobiVariant.OpenCLStep, Backend = "opencl", Availability = nameof(OpenCLProblem),
        DiffersFrom = JacobiVariant.CSerial, Differs = "device",
        Description = "one launch of an OpenCL kernel a step, compiled at run time from a C# string")]
    public static JacobiImplementation<T> OpenCLStep(JacobiShape shape) => new OpenCLJacobi<T>(shape, OpenCLDevice.Default());

    [Variant(JacobiVariant.MpiBlocks, Parallel = true, Backend = "mpi",
        DiffersFrom = JacobiVariant.CBlocked, Differs = "processes",
        Description = "the fastest form in every rank of an MPI job, layers of cells exchanged by messages")]
    public static JacobiImplementation<T> MpiBlocks(JacobiShape shape) => new MpiJacobi<T>(shape, "blocks");

    [Variant(JacobiVariant.MpiWindows, Parallel = true, Backend = "mpi",
        DiffersFrom = JacobiVariant.MpiBlocks, Differs = "exchange",
        Description = "the same with the grid in a distributed matrix, read and written by windows")]
    public static JacobiImplementation<T> MpiWindows(JacobiShape shape) => new MpiJacobi<T>(shape, "windows");

    /// <summary>OpenCL leaves float64 to the device.</summary>
    private static string? OpenCLProblem() => typeof(T) == typeof(float) || OpenCLDevice.DefaultInfo is { HasFloat64: true } ? null
        : $"{OpenCLDevice.DefaultInfo.Name} has no float64 (cl_khr_fp64)";
}
