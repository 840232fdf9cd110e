// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>A property of a device, by the driver's number for it (<c>CUdevice_attribute</c> in cuda.h). Any other of its
/// numbers will do as well.</summary>
public enum CudaDeviceProperty
{
    /// <summary>No property.</summary>
    None = 0,

    /// <summary>The most threads of a block.</summary>
    MaxThreadsPerBlock = 1,

    /// <summary>The widest block.</summary>
    MaxBlockWidth = 2,

    /// <summary>The widest grid.</summary>
    MaxGridWidth = 5,

    /// <summary>The highest grid.</summary>
    MaxGridHeight = 6,

    /// <summary>Bytes of shared memory that any block may have.</summary>
    SharedBytesPerBlock = 8,

    /// <summary>Threads of a warp.</summary>
    WarpSize = 10,

    /// <summary>Registers of a block.</summary>
    RegistersPerBlock = 12,

    /// <summary>Peak clock in kHz.</summary>
    ClockRate = 13,

    /// <summary>Multiprocessors.</summary>
    MultiprocessorCount = 16,

    /// <summary>Peak memory clock in kHz.</summary>
    MemoryClockRate = 36,

    /// <summary>Width of the memory bus in bits.</summary>
    MemoryBusWidth = 37,

    /// <summary>Bytes of the L2 cache.</summary>
    L2CacheBytes = 38,

    /// <summary>Threads that a multiprocessor holds.</summary>
    MaxThreadsPerMultiprocessor = 39,

    /// <summary>The first part of the compute capability.</summary>
    ComputeCapabilityMajor = 75,

    /// <summary>The second part of the compute capability.</summary>
    ComputeCapabilityMinor = 76,

    /// <summary>Bytes of shared memory of a multiprocessor.</summary>
    SharedBytesPerMultiprocessor = 81,

    /// <summary>1 if a cooperative launch is possible.</summary>
    CooperativeLaunch = 95,

    /// <summary>Bytes of shared memory that a block may have if its kernel is allowed to.</summary>
    SharedBytesPerBlockAllowed = 97,
}
