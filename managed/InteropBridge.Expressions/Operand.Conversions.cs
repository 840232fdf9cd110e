// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;

namespace InteropBridge.Expressions;

#pragma warning disable CA2225 // Of() is the alternative with a name, for all of them.
/// <content>Conversions: five for each type, as an operator cannot be generic.</content>
public readonly ref partial struct Operand
{
    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(bool value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<bool> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<bool> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(bool[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<bool> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(sbyte value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<sbyte> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<sbyte> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(sbyte[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<sbyte> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(byte value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<byte> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<byte> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(byte[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<byte> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(short value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<short> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<short> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(short[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<short> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(ushort value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<ushort> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<ushort> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(ushort[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<ushort> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(int value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<int> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<int> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(int[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<int> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(uint value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<uint> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<uint> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(uint[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<uint> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(long value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<long> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<long> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(long[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<long> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(ulong value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<ulong> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<ulong> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(ulong[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<ulong> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(float value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<float> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<float> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(float[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<float> elements) => Of(elements);

    /// <summary>A number that stands for all elements.</summary>
    public static implicit operator Operand(double value) => Of(value);

    /// <summary>A span whose elements may be written.</summary>
    public static implicit operator Operand(Span<double> elements) => Of(elements);

    /// <summary>A span whose elements are read.</summary>
    public static implicit operator Operand(ReadOnlySpan<double> elements) => Of(elements);

    /// <summary>An array whose elements may be written.</summary>
    public static implicit operator Operand(double[] elements) => Of(elements.AsSpan());

    /// <summary>An array on a GPU.</summary>
    public static implicit operator Operand(CudaBuffer<double> elements) => Of(elements);
}
#pragma warning restore CA2225
