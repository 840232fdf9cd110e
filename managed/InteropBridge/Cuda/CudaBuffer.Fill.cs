// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Cuda;

/// <content>Filling with a value of any type.</content>
public sealed unsafe partial class CudaBuffer<T>
{
    /// <summary>Sets every element to a value.</summary>
    /// <remarks>The device fills with 1, 2 or 4 bytes. A larger value whose parts differ takes a pass for each 4 bytes (for each
    /// 2 or 1 if its size is no multiple of 4), which for large types is slower than a kernel.</remarks>
    /// <param name="value">The value.</param>
    /// <param name="stream">The stream to queue it in; null to do it in the default one and wait.</param>
    /// <exception cref="CudaException">The driver reported an error, or an earlier kernel failed.</exception>
    public void Fill(T value, CudaStream? stream = null)
    {
        var word = sizeof(T) % 4 == 0 ? 4 : sizeof(T) % 2 == 0 ? 2 : 1;
        var parts = new ReadOnlySpan<byte>(&value, sizeof(T));
        var isUniform = true;
        for (var at = word; at < sizeof(T); at += word)
        {
            isUniform &= parts.Slice(at, word).SequenceEqual(parts[..word]);
        }

        Context.MakeCurrent();
        for (var at = 0; at < (isUniform ? word : sizeof(T)); at += word)
        {
            Check(isUniform ? FillAll(parts, word, stream) : FillPart(parts[at..], at, word, stream), "filling");
        }

        Complete(stream, "filling");
        GC.KeepAlive(stream);
    }

    private int FillAll(ReadOnlySpan<byte> bytes, int word, CudaStream? stream)
    {
        var queue = stream is null ? null : stream.Pointer;
        var count = Size / (nuint)word;
        return word switch
        {
            4 => Api.cuMemsetD32Async(Pointer, Unsafe.ReadUnaligned<uint>(in bytes[0]), count, queue),
            2 => Api.cuMemsetD16Async(Pointer, Unsafe.ReadUnaligned<ushort>(in bytes[0]), count, queue),
            _ => Api.cuMemsetD8Async(Pointer, bytes[0], count, queue),
        };
    }

    /// <summary>The same word of every element: a column of a table with an element a row.</summary>
    private int FillPart(ReadOnlySpan<byte> bytes, int at, int word, CudaStream? stream)
    {
        var queue = stream is null ? null : stream.Pointer;
        var (to, pitch, rows) = (Pointer + (ulong)at, (nuint)sizeof(T), (nuint)Length);
        return word switch
        {
            4 => Api.cuMemsetD2D32Async(to, pitch, Unsafe.ReadUnaligned<uint>(in bytes[0]), 1, rows, queue),
            2 => Api.cuMemsetD2D16Async(to, pitch, Unsafe.ReadUnaligned<ushort>(in bytes[0]), 1, rows, queue),
            _ => Api.cuMemsetD2D8Async(to, pitch, bytes[0], 1, rows, queue),
        };
    }
}
