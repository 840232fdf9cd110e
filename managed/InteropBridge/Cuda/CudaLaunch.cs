// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>How a kernel is launched.</summary>
/// <param name="Grid">Blocks.</param>
/// <param name="Block">Threads of a block.</param>
public readonly record struct CudaLaunch(Dim3 Grid, Dim3 Block)
{
    /// <summary>The stream it is queued to; null for the default one.</summary>
    public CudaStream? Stream { get; init; }

    /// <summary>Bytes of dynamic shared memory of each block. More than 48 KiB takes
    /// <see cref="CudaKernel.AllowSharedMemory"/> first.</summary>
    public int SharedBytes { get; init; }

    /// <summary>Whether all blocks must be on the device at once, so that they may wait for each other.</summary>
    public bool Cooperative { get; init; }
}
