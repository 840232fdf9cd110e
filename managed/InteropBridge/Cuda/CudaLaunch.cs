// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>How a kernel is launched.</summary>
/// <param name="Grid">Blocks.</param>
/// <param name="Block">Threads per block.</param>
public readonly record struct CudaLaunch(Dim3 Grid, Dim3 Block)
{
    /// <summary>The stream to queue it in; null for the default one.</summary>
    public CudaStream? Stream { get; init; }

    /// <summary>Bytes of dynamic shared memory per block. For more than 48 KiB, call
    /// <see cref="CudaKernel.AllowSharedMemory"/> first.</summary>
    public int SharedBytes { get; init; }

    /// <summary>Whether all blocks must run at the same time, so that they can wait for each other.</summary>
    public bool Cooperative { get; init; }

    /// <summary>Blocks that share their memory and run at the same time on one part of the device: a cluster. It divides
    /// <see cref="Grid"/>. None by default; needs compute capability 9.0.</summary>
    public Dim3? Cluster { get; init; }

    /// <summary>Where the launch stands among launches that wait for the device: lower numbers go first, within
    /// <see cref="CudaDevice.GetStreamPriorities"/>. The stream's by default.</summary>
    public int? Priority { get; init; }
}
