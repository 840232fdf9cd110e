// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>Device memory with elements of any type.</summary>
public abstract class CudaMemory : IDisposable
{
    private readonly CudaHandle? _owned;
    private readonly CudaMemory? _whole; // of which this is a slice
    private nint _address; // 0 once disposed: one look serves the address and the check

    private protected CudaMemory(CudaContext context, nint borrowed, CudaHandle? owned, long bytes) =>
        (Context, _address, _owned, Bytes) = (context, owned?.Value ?? borrowed, owned, bytes);

    private protected CudaMemory(CudaMemory whole, long start, long bytes)
        : this(whole.Context, checked((nint)(whole.DevicePointer + start)), null, bytes) => _whole = whole._whole ?? whole;

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Whether this object releases the memory; otherwise another library owns it.</summary>
    public bool IsOwned => _owned is not null;

    /// <summary>The address on the device (<c>CUdeviceptr</c>), for other libraries. Keep this object alive while they use
    /// it.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public nint DevicePointer
    {
        get
        {
            var address = _address;
            ObjectDisposedException.ThrowIf(address == 0 || _whole is { _address: 0 }, this);
            return address;
        }
    }

    /// <summary>The device that it is on, as the object that made it.</summary>
    public CudaDevice Device => Context.Device!;

    internal CudaContext Context { get; }

    /// <summary>Releases the memory if this object owns it. No pending work may use it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected virtual void Dispose(bool disposing)
    {
        _address = 0;
        _owned?.Dispose();
    }
}
