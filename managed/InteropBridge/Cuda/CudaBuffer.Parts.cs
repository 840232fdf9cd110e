// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <content>Parts of an array: slices and rows.</content>
public sealed unsafe partial class CudaBuffer<T>
{
    private const int OnHost = 1, OnDevice = 2; // CU_MEMORYTYPE_..., of cuda.h

    /// <summary>The elements from an index on, as an array that shares the memory. It does not own it, and keeps it from the
    /// garbage collector; disposing the whole makes the slice unusable.</summary>
    /// <param name="start">The first element, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No element is left.</exception>
    /// <exception cref="ObjectDisposedException">The array was disposed.</exception>
    public CudaBuffer<T> Slice(long start) => Slice(start, Length - start);

    /// <summary>Some of the elements, as an array that shares the memory.</summary>
    /// <param name="start">The first element, from 0.</param>
    /// <param name="length">How many, at least 1.</param>
    /// <inheritdoc cref="Slice(long)"/>
    public CudaBuffer<T> Slice(long start, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new CudaBuffer<T>(this, start, length);
    }

    /// <summary>Copies rows of an array to the device and waits for it.</summary>
    /// <param name="source">The array.</param>
    /// <param name="rows">Which elements; <see cref="CudaRows.OtherPitch"/> is that of <paramref name="source"/>.</param>
    /// <exception cref="ArgumentException">The rows do not fit into one of the arrays.</exception>
    /// <exception cref="CudaException">The driver reported an error, or an earlier kernel failed.</exception>
    public void CopyRowsFrom(ReadOnlySpan<T> source, CudaRows rows)
    {
        rows.Check(Length, source.Length);
        fixed (T* elements = source)
        {
            Copy(rows, new(OnHost, elements, 0, rows.OtherPitch), Here(rows.Pitch));
        }
    }

    /// <summary>Copies rows back into an array and waits for it.</summary>
    /// <param name="destination">The array.</param>
    /// <param name="rows">Which elements; <see cref="CudaRows.OtherPitch"/> is that of
    /// <paramref name="destination"/>.</param>
    /// <inheritdoc cref="CopyRowsFrom(ReadOnlySpan{T}, CudaRows)"/>
    public void CopyRowsTo(Span<T> destination, CudaRows rows)
    {
        rows.Check(Length, destination.Length);
        fixed (T* elements = destination)
        {
            Copy(rows, Here(rows.Pitch), new(OnHost, elements, 0, rows.OtherPitch));
        }
    }

    /// <summary>Copies rows to another array of the device.</summary>
    /// <param name="destination">The other array.</param>
    /// <param name="rows">Which elements; <see cref="CudaRows.OtherPitch"/> is that of
    /// <paramref name="destination"/>.</param>
    /// <param name="stream">The stream to queue the copy in; null to copy in the default one and wait.</param>
    /// <exception cref="ArgumentException">The rows do not fit into one of the arrays, or these belong to different
    /// devices.</exception>
    /// <exception cref="CudaException">The driver reported an error, or an earlier kernel failed.</exception>
    public void CopyRowsTo(CudaBuffer<T> destination, CudaRows rows, CudaStream? stream = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        rows.Check(Length, destination.Length);
        if (!destination.Context.IsSame(Context))
        {
            throw new ArgumentException("the arrays belong to different devices: copy all elements with CopyTo", nameof(destination));
        }

        Copy(rows, Here(rows.Pitch), destination.Here(rows.OtherPitch), stream, destination);
    }

    private Place Here(long pitch) => new(OnDevice, null, Pointer, pitch);

    private void Copy(CudaRows rows, Place from, Place to, CudaStream? stream = null, CudaBuffer<T>? other = null)
    {
        var copy = new CUDA_MEMCPY2D
        {
            WidthInBytes = InBytes(rows.Length), Height = (nuint)rows.Count,
            srcMemoryType = from.Type, srcHost = from.Host, srcDevice = from.Device, srcPitch = InBytes(from.Pitch),
            dstMemoryType = to.Type, dstHost = to.Host, dstDevice = to.Device, dstPitch = InBytes(to.Pitch),
        };
        Context.MakeCurrent();
        Check(Api.cuMemcpy2DAsync_v2(&copy, stream is null ? null : stream.Pointer), "copying rows of");
        Complete(stream, "copying rows of", other);
        GC.KeepAlive(other);
        GC.KeepAlive(stream);
    }

    private static nuint InBytes(long elements) => checked((nuint)(elements * sizeof(T)));

    /// <summary>One side of a copy: an address of the host or of the device.</summary>
    private readonly struct Place(int type, T* host, ulong device, long pitch)
    {
        public int Type { get; } = type;

        public T* Host { get; } = host;

        public ulong Device { get; } = device;

        public long Pitch { get; } = pitch;
    }
}
