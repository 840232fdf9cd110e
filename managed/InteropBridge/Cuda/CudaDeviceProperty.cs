// SPDX-License-Identifier: MIT
namespace InteropBridge.Cuda;

/// <summary>A property of a device, by the driver's number for it (<c>CUdevice_attribute</c> in cuda.h). Other numbers from
/// there may be cast to this type.</summary>
public enum CudaDeviceProperty
{
    /// <summary>No property.</summary>
    None = 0,

    /// <summary>Maximum number of threads per block.</summary>
    MaxThreadsPerBlock = 1,

    /// <summary>Maximum width of a block.</summary>
    MaxBlockWidth = 2,

    /// <summary>Maximum width of a grid.</summary>
    MaxGridWidth = 5,

    /// <summary>Maximum height of a grid.</summary>
    MaxGridHeight = 6,

    /// <summary>Maximum bytes of shared memory per block.</summary>
    SharedBytesPerBlock = 8,

    /// <summary>Threads per warp.</summary>
    WarpSize = 10,

    /// <summary>Maximum number of registers per block.</summary>
    RegistersPerBlock = 12,

    /// <summary>Peak clock in kHz.</summary>
    ClockRate = 13,

    /// <summary>Number of multiprocessors.</summary>
    MultiprocessorCount = 16,

    /// <summary>Peak memory clock in kHz.</summary>
    MemoryClockRate = 36,

    /// <summary>Width of the memory bus in bits.</summary>
    MemoryBusWidth = 37,

    /// <summary>Bytes of the L2 cache.</summary>
    L2CacheBytes = 38,

    /// <summary>Maximum number of threads per multiprocessor.</summary>
    MaxThreadsPerMultiprocessor = 39,

    /// <summary>Major version of the compute capability.</summary>
    ComputeCapabilityMajor = 75,

    /// <summary>Minor version of the compute capability.</summary>
    ComputeCapabilityMinor = 76,

    /// <summary>Bytes of shared memory per multiprocessor.</summary>
    SharedBytesPerMultiprocessor = 81,

    /// <summary>1 if a cooperative launch is possible.</summary>
    CooperativeLaunch = 95,

    /// <summary>Maximum bytes of shared memory per block for a kernel that opted in.</summary>
    SharedBytesPerBlockAllowed = 97,
}
