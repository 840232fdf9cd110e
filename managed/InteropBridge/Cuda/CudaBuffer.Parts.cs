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
            var copy = Rows(rows);
            copy.srcMemoryType = OnHost;
            copy.srcHost = elements;
            copy.srcPitch = InBytes(rows.OtherPitch);
            copy.dstMemoryType = OnDevice;
            copy.dstDevice = Pointer;
            copy.dstPitch = InBytes(rows.Pitch);
            Copy(copy, null, null);
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
            var copy = Rows(rows);
            copy.srcMemoryType = OnDevice;
            copy.srcDevice = Pointer;
            copy.srcPitch = InBytes(rows.Pitch);
            copy.dstMemoryType = OnHost;
            copy.dstHost = elements;
            copy.dstPitch = InBytes(rows.OtherPitch);
            Copy(copy, null, null);
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

        var copy = Rows(rows);
        copy.srcMemoryType = OnDevice;
        copy.srcDevice = Pointer;
        copy.srcPitch = InBytes(rows.Pitch);
        copy.dstMemoryType = OnDevice;
        copy.dstDevice = destination.Pointer;
        copy.dstPitch = InBytes(rows.OtherPitch);
        Copy(copy, stream, destination);
    }

    private static CUDA_MEMCPY2D Rows(CudaRows rows) =>
        new() { WidthInBytes = InBytes(rows.Length), Height = (nuint)rows.Count };

    private static nuint InBytes(long elements) => checked((nuint)(elements * sizeof(T)));

    private void Copy(CUDA_MEMCPY2D copy, CudaStream? stream, CudaBuffer<T>? other)
    {
        Context.MakeCurrent();
        Check(Api.cuMemcpy2DAsync_v2(&copy, stream is null ? null : stream.Pointer), "copying rows of");
        Complete(stream, "copying rows of", other);
        GC.KeepAlive(other);
        GC.KeepAlive(stream);
    }
}
