// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>An array in pinned memory of the host: what the device can copy from and to by itself, while the processor does
/// other things. Made by <see cref="CudaDevice.AllocateHost{T}"/>.</summary>
/// <typeparam name="T">Element type.</typeparam>
public sealed unsafe class CudaHostBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly CudaHandle _handle;

    internal CudaHostBuffer(CudaHandle handle, int length) => (_handle, Length) = (handle, length);

    /// <summary>Elements.</summary>
    public int Length { get; }

    /// <summary>The elements. Not to be used after the buffer was disposed.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public Span<T> Span => new(Pointer, Length);

    internal void* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return (void*)_handle.DangerousGetHandle();
        }
    }

    /// <summary>Releases the memory. No copy may be under way.</summary>
    public void Dispose() => _handle.Dispose();
}
