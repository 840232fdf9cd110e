// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <content>The pool of <see cref="CudaStream.Allocate{T}"/>.</content>
public sealed unsafe partial class CudaDevice
{
    private const int ReleaseThreshold = 4; // CU_MEMPOOL_ATTR_RELEASE_THRESHOLD

    /// <summary>Lets the pool keep memory that was released, up to a size, when somebody waits for the device; it keeps none
    /// unless told so.</summary>
    /// <param name="bytes">How much, at least 0.</param>
    /// <exception cref="CudaException">The device has no memory pools.</exception>
    public void KeepPool(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var value = (ulong)bytes;
        Ready().Check(Driver.Api.cuMemPoolSetAttribute(Pool(), ReleaseThreshold, &value), "setting how much the memory pool keeps");
    }

    /// <summary>Gives memory that the pool keeps and nobody uses back to the device.</summary>
    /// <param name="keep">Bytes that it may keep.</param>
    /// <exception cref="CudaException">The device has no memory pools.</exception>
    public void TrimPool(long keep = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keep);
        Ready().Check(Driver.Api.cuMemPoolTrimTo(Pool(), (nuint)keep), "trimming the memory pool");
    }

    private CUmemPoolHandle_st* Pool()
    {
        CUmemPoolHandle_st* pool;
        Driver.Check(Driver.Api.cuDeviceGetDefaultMemPool(&pool, _device), "asking for the device's memory pool");
        return pool;
    }
}
