// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels;

/// <summary>Ids of the Jacobi variants. Other assemblies may add more; <see cref="Jacobi.Variants{T}"/> lists all.</summary>
public static class JacobiVariant
{
    /// <summary>The two loops as an expression tree, interpreted.</summary>
    public const string ManagedInterpreted = "managed-interpreted";

    /// <summary>Every cell is an object, with arithmetic on <c>dynamic</c>.</summary>
    public const string ManagedBoxed = "managed-boxed";

    /// <summary>The two loops over an array of arrays.</summary>
    public const string ManagedJagged = "managed-jagged";

    /// <summary>The two loops over a two-dimensional array.</summary>
    public const string ManagedRectangular = "managed-rectangular";

    /// <summary>Whole-array operations of System.Numerics.Tensors.</summary>
    public const string ManagedTensor = "managed-tensor";

    /// <summary>The two loops over spans of rows.</summary>
    public const string ManagedRows = "managed-rows";

    /// <summary>Rows of Vector512, Vector256 or Vector128.</summary>
    public const string ManagedSimd = "managed-simd";

    /// <summary>Vector rows on threads, a barrier after every step.</summary>
    public const string ManagedThreads = "managed-threads";

    /// <summary>Many steps while a cell is in a register or a cache.</summary>
    public const string ManagedBlocked = "managed-blocked";

    /// <summary>The blocked form on threads that follow each other without barriers.</summary>
    public const string ManagedBlockedThreads = "managed-blocked-threads";

    /// <summary>Vector rows in worker processes.</summary>
    public const string ManagedProcesses = "managed-processes";

    /// <summary>The two loops in C.</summary>
    public const string CSerial = "c-serial";

    /// <summary>The two loops in C, compiled at run time by this machine's compiler for its processor.</summary>
    public const string CNaive = "c-naive";

    /// <summary>The two loops in C, rows shared out by OpenMP.</summary>
    public const string COpenMP = "c-openmp";

    /// <summary>The blocked form in C.</summary>
    public const string CBlocked = "c-blocked";

    /// <summary>The blocked form in C on OpenMP threads.</summary>
    public const string CBlockedOpenMP = "c-blocked-openmp";

    /// <summary>CUDA, one kernel launch a step.</summary>
    public const string CudaStep = "cuda-step";

    /// <summary>The same, replayed as a CUDA graph.</summary>
    public const string CudaGraph = "cuda-graph";

    /// <summary>CUDA, eight steps a launch.</summary>
    public const string CudaTiled = "cuda-tiled";

    /// <summary>CUDA, all steps in one launch.</summary>
    public const string CudaPersistent = "cuda-persistent";

    /// <summary>CUDA compiled at run time, one launch a step.</summary>
    public const string CudaNvrtc = "cuda-nvrtc";

    /// <summary>OpenCL compiled at run time, one launch a step.</summary>
    public const string OpenCLStep = "opencl-step";

    /// <summary>The ranks of an MPI job, each with a block of the grid; layers of cells as messages.</summary>
    public const string MpiBlocks = "mpi-blocks";

    /// <summary>The ranks of an MPI job, the grid in a distributed matrix that each reads and writes.</summary>
    public const string MpiWindows = "mpi-windows";
}
