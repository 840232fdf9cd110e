// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>Memory of a device, whatever its elements.</summary>
public abstract class CudaMemory : IDisposable
{
    private readonly CudaHandle? _owned;
    private readonly nint _borrowed;
    private bool _disposed;

    private protected CudaMemory(CudaContext context, nint pointer, CudaHandle? owned, long bytes) =>
        (Context, _borrowed, _owned, Bytes) = (context, pointer, owned, bytes);

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Whether the memory is released with this object; else it is somebody else's.</summary>
    public bool IsOwned => _owned is not null;

    /// <summary>The address on the device (<c>CUdeviceptr</c>), for other libraries. Keep this object alive while they use it.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public nint DevicePointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed || _owned is { IsClosed: true }, this);
            return _owned?.DangerousGetHandle() ?? _borrowed;
        }
    }

    internal CudaContext Context { get; }

    /// <summary>Releases the memory, if it is owned. No work may be using it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing)
    {
        _disposed = true;
        _owned?.Dispose();
    }
}
