// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Cuda;

namespace InteropBridge.Expressions;

/// <summary>An argument of a kernel: a span or an array, a number that stands for all elements, or an array on a GPU. Each converts
/// implicitly.</summary>
public readonly ref partial struct Operand
{
    /// <summary>The length of a number.</summary>
    internal const long Scalar = -1;

    internal readonly ref byte Elements;
    internal readonly long Length;
    internal readonly ulong Bits;
    internal readonly ElementType Type;
    internal readonly bool IsReadOnly;
    internal readonly CudaMemory? Memory;

    private Operand(ref byte elements, long length, ElementType type, bool isReadOnly)
    {
        Elements = ref elements;
        (Length, Type, IsReadOnly) = (length, type, isReadOnly);
    }

    private Operand(ulong bits, ElementType type) => (Bits, Length, Type) = (bits, Scalar, type);

    private Operand(CudaMemory memory, long length, ElementType type) => (Memory, Length, Type) = (memory, length, type);

    /// <summary>A span whose elements may be written.</summary>
    /// <typeparam name="T">bool, sbyte, byte, short, ushort, int, uint, long, ulong, float or double.</typeparam>
    /// <exception cref="ArgumentException">The type is another one.</exception>
    public static Operand Of<T>(Span<T> elements)
        where T : unmanaged => new(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), elements.Length, Known<T>(), false);

    /// <summary>A span whose elements are read.</summary>
    /// <inheritdoc cref="Of{T}(Span{T})"/>
    public static Operand Of<T>(ReadOnlySpan<T> elements)
        where T : unmanaged => new(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), elements.Length, Known<T>(), true);

    /// <summary>An array on a GPU.</summary>
    /// <inheritdoc cref="Of{T}(Span{T})"/>
    public static Operand Of<T>(CudaBuffer<T> elements)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(elements);
        return new(elements, elements.Length, Known<T>());
    }

    /// <summary>A number that stands for all elements.</summary>
    /// <inheritdoc cref="Of{T}(Span{T})"/>
    public static Operand Of<T>(T value)
        where T : unmanaged
    {
        var type = Known<T>();
        ulong bits = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref bits), value);
        return new Operand(bits, type);
    }

    private static ElementType Known<T>() => ElementTypes.Fast<T>() is not ElementType.None and var type ? type
        : throw new ArgumentException($"an operand cannot have elements of {typeof(T)}; it can be {ElementTypes.Names}");
}
