// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>An array in device memory. Created by <see cref="CudaDevice.Allocate{T}"/> and
/// <see cref="CudaDevice.Upload{T}(ReadOnlySpan{T})"/>.</summary>
/// <remarks>Without a stream, copies and <see cref="Clear"/> wait for earlier work in the default stream and return when they
/// are done: what is queued in any stream afterwards finds the new contents. They do not wait for work in other streams:
/// call <see cref="CudaStream.Synchronize"/> before reading its results. In a stream they return at once and are done in its
/// order; copies then need pinned host memory.</remarks>
/// <typeparam name="T">Element type, with the layout that the kernel expects.</typeparam>
public sealed unsafe partial class CudaBuffer<T> : CudaMemory
    where T : unmanaged
{
    internal CudaBuffer(CudaContext context, nint borrowed, CudaHandle? owned, long length)
        : base(context, borrowed, owned, checked(length * sizeof(T))) => Length = length;

    /// <summary>The same memory under another type.</summary>
    internal CudaBuffer(CudaMemory whole, long length)
        : base(whole, 0, length * sizeof(T)) => Length = length;

    private CudaBuffer(CudaBuffer<T> whole, long start, long length)
        : base(whole, start * sizeof(T), length * sizeof(T)) => Length = length;

    /// <summary>Number of elements.</summary>
    public long Length { get; }

    private ref readonly cuda_driver_functions Api => ref Context.Driver.Api;

    /// <summary>Copies an array to the device; both have the same length.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="CudaException">The driver reported an error, or an earlier kernel failed.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        CheckLength(source.Length);
        Context.MakeCurrent();
        fixed (T* elements = source)
        {
            Check(Api.cuMemcpyHtoD_v2(Pointer, elements, Size), "copying to");
        }

        Finish("copying to"); // the driver returns when it has read the host's memory, which is earlier
        GC.KeepAlive(this);
    }

    /// <summary>Copies the array back; both have the same length.</summary>
    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{T})"/>
    public void CopyTo(Span<T> destination)
    {
        CheckLength(destination.Length);
        Context.MakeCurrent();
        fixed (T* elements = destination)
        {
            Check(Api.cuMemcpyDtoH_v2(elements, Pointer, Size), "copying from");
        }

        GC.KeepAlive(this);
    }

    /// <inheritdoc cref="CopyTo(Span{T})"/>
    public void CopyTo(T[] destination) => CopyTo(destination.AsSpan());

    /// <summary>Copies the array back into a new one.</summary>
    /// <exception cref="CudaException">The driver reported an error, or an earlier kernel failed.</exception>
    public T[] ToArray()
    {
        var array = new T[checked((int)Length)];
        CopyTo(array);
        return array;
    }

    /// <summary>Copies to another array of the same length, on this device or another one.</summary>
    /// <param name="destination">Receives the elements.</param>
    /// <param name="stream">The stream to queue the copy in; null to copy in the default one and wait.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="CudaException">The driver reported an error, or an earlier kernel failed.</exception>
    public void CopyTo(CudaBuffer<T> destination, CudaStream? stream = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        CheckLength(destination.Length);
        Context.MakeCurrent();
        Check(!destination.Context.IsSame(Context)
            ? Api.cuMemcpyPeerAsync(destination.Pointer, (CUctx_st*)destination.Context.DangerousGetHandle(), Pointer,
                (CUctx_st*)Context.DangerousGetHandle(), Size, stream is null ? null : stream.Pointer)
            : stream is null ? Api.cuMemcpyDtoD_v2(destination.Pointer, Pointer, Size)
            : Api.cuMemcpyDtoDAsync_v2(destination.Pointer, Pointer, Size, stream.Pointer), "copying on the device from");
        Complete(stream, "copying on the device from", destination);
        GC.KeepAlive(destination);
        GC.KeepAlive(stream);
    }

    /// <summary>Queues a copy from pinned host memory. Do not change or dispose either before the stream has completed the
    /// copy.</summary>
    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{T})"/>
    public void CopyFrom(CudaHostBuffer<T> source, CudaStream stream)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(stream);
        CheckLength(source.Length);
        Context.MakeCurrent();
        Check(Api.cuMemcpyHtoDAsync_v2(Pointer, source.Pointer, Size, stream.Pointer), "queueing a copy to");
        Complete(stream, "", source);
        GC.KeepAlive(source);
        GC.KeepAlive(stream);
    }

    /// <summary>Queues a copy to pinned host memory. Do not read or dispose either before the stream has completed the
    /// copy.</summary>
    /// <inheritdoc cref="CopyFrom(ReadOnlySpan{T})"/>
    public void CopyTo(CudaHostBuffer<T> destination, CudaStream stream)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(stream);
        CheckLength(destination.Length);
        Context.MakeCurrent();
        Check(Api.cuMemcpyDtoHAsync_v2(destination.Pointer, Pointer, Size, stream.Pointer), "queueing a copy from");
        Complete(stream, "", destination);
        GC.KeepAlive(destination);
        GC.KeepAlive(stream);
    }

    /// <summary>Sets every byte to 0.</summary>
    /// <param name="stream">The stream to queue it in; null to do it in the default one and wait.</param>
    /// <exception cref="CudaException">The driver reported an error, or an earlier kernel failed.</exception>
    public void Clear(CudaStream? stream = null)
    {
        Context.MakeCurrent();
        Check(Api.cuMemsetD8Async(Pointer, 0, Size, stream is null ? null : stream.Pointer), "clearing");
        Complete(stream, "clearing");
        GC.KeepAlive(stream);
    }

    private ulong Pointer => (ulong)DevicePointer;

    private nuint Size => (nuint)Bytes;

    /// <summary>Waits for what was queued without a stream; a stream that records keeps what it uses.</summary>
    private void Complete(CudaStream? stream, string doing, object? other = null)
    {
        if (stream is null)
        {
            Finish(doing);
        }
        else if (stream.Recorded is { } uses)
        {
            uses.AddRange(other is null ? [this] : [this, other]);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Waits for the default stream.</summary>
    private void Finish(string doing) => Check(Api.cuStreamSynchronize(null), doing);

    private void Check(int status, string doing)
    {
        if (status != CudaStatus.Success)
        {
            throw Context.Driver.ToException(status, $"{doing} a device array of {Length} x {typeof(T).Name}");
        }
    }

    private void CheckLength(long other, [CallerArgumentExpression(nameof(other))] string? argument = null)
    {
        if (other != Length)
        {
            throw new ArgumentException(
                $"the lengths differ: {other} elements here, {Length} on the device", argument?.Split('.')[0]);
        }
    }
}
