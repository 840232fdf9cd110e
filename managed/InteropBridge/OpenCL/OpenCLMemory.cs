// SPDX-License-Identifier: MIT
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <summary>Device memory with elements of any type.</summary>
public abstract class OpenCLMemory : IDisposable
{
    private readonly OpenCLHandle _handle;

    private protected OpenCLMemory(OpenCLDevice device, OpenCLHandle handle, long bytes) =>
        (Device, _handle, Bytes) = (device, handle, bytes);

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>The device that it is on, as the object that made it.</summary>
    public OpenCLDevice Device { get; }

    /// <summary>The library's handle (<c>cl_mem</c>), for other libraries. Keep this object alive while they use it.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return _handle.Value;
        }
    }

    /// <summary>Releases the memory. Work that is queued keeps it until it is done.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing) => _handle.Dispose();
}
