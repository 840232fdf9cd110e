// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>An array in unified memory: processor and device use it at the same address, and the driver moves its pages to where
/// they are used. Created by <see cref="CudaDevice.AllocateManaged{T}"/>.</summary>
/// <typeparam name="T">Element type, with the layout that the kernel expects.</typeparam>
public sealed unsafe class CudaManagedBuffer<T> : CudaMemory
    where T : unmanaged
{
    internal CudaManagedBuffer(CudaContext context, CudaHandle owned, int length)
        : base(context, 0, owned, (long)length * sizeof(T)) => Length = length;

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements. Wait for the kernels that use them before you touch them
    /// (<see cref="CudaStream.Synchronize"/>), and do not use them after disposing the array.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public Span<T> Span => new((void*)DevicePointer, Length);

    /// <summary>The same memory as an array of the device, for copies, fills and slices. It does not own it.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public CudaBuffer<T> AsBuffer() => new(this, Length);
}
