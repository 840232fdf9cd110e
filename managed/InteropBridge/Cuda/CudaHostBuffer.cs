// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>An array in pinned host memory, which the device can copy to and from while the processor does other work.
/// Created by <see cref="CudaDevice.AllocateHost{T}"/>.</summary>
/// <typeparam name="T">Element type.</typeparam>
public sealed unsafe class CudaHostBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly CudaHandle _handle;

    internal CudaHostBuffer(CudaHandle handle, int length) => (_handle, Length) = (handle, length);

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements. Do not use them after disposing the buffer.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public Span<T> Span => new(Pointer, Length);

    internal void* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return (void*)_handle.DangerousGetHandle();
        }
    }

    /// <summary>Releases the memory. No copy may be running.</summary>
    public void Dispose() => _handle.Dispose();
}
