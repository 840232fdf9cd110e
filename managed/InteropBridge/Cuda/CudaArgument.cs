// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Cuda;

/// <summary>One argument of a kernel. Numbers and device arrays convert implicitly; use <see cref="Of{T}"/> for small
/// structs.</summary>
public readonly struct CudaArgument
{
    /// <summary>The bytes of the value, which the driver reads.</summary>
    internal readonly ulong Value;

    internal readonly int Size;

    /// <summary>The launch checks it and keeps it alive.</summary>
    internal readonly CudaMemory? Memory;

    private CudaArgument(ulong value, int size, CudaMemory? memory = null) => (Value, Size, Memory) = (value, size, memory);

    /// <summary>Any value of up to 8 bytes that has the layout of the kernel's parameter.</summary>
    /// <exception cref="ArgumentException">The type is larger than 8 bytes: put the value into a device array and pass that
    /// instead.</exception>
    public static CudaArgument Of<T>(T value)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() > sizeof(ulong))
        {
            throw new ArgumentException($"{typeof(T).Name} has {Unsafe.SizeOf<T>()} bytes and an argument by value has at most "
                + $"{sizeof(ulong)}: put it into a device array and pass that", nameof(value));
        }

        ulong bytes = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref bytes), value);
        return new CudaArgument(bytes, Unsafe.SizeOf<T>());
    }

    /// <summary>The address of a device array.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CudaArgument Of(CudaMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return new CudaArgument((ulong)memory.DevicePointer, sizeof(ulong), memory);
    }

#pragma warning disable CA2225 // Of() is the alternative with a name, for all of them.
    /// <inheritdoc cref="Of(CudaMemory)"/>
    public static implicit operator CudaArgument(CudaMemory memory) => Of(memory);

    /// <summary>A <c>char</c> of C.</summary>
    public static implicit operator CudaArgument(sbyte value) => Of(value);

    /// <summary>An <c>unsigned char</c>.</summary>
    public static implicit operator CudaArgument(byte value) => Of(value);

    /// <summary>A <c>short</c>.</summary>
    public static implicit operator CudaArgument(short value) => Of(value);

    /// <summary>An <c>unsigned short</c>.</summary>
    public static implicit operator CudaArgument(ushort value) => Of(value);

    /// <summary>An <c>int</c>.</summary>
    public static implicit operator CudaArgument(int value) => Of(value);

    /// <summary>An <c>unsigned int</c>.</summary>
    public static implicit operator CudaArgument(uint value) => Of(value);

    /// <summary>A <c>long long</c>.</summary>
    public static implicit operator CudaArgument(long value) => Of(value);

    /// <summary>An <c>unsigned long long</c>.</summary>
    public static implicit operator CudaArgument(ulong value) => Of(value);

    /// <summary>A <c>float</c>.</summary>
    public static implicit operator CudaArgument(float value) => Of(value);

    /// <summary>A <c>double</c>.</summary>
    public static implicit operator CudaArgument(double value) => Of(value);

    /// <summary>A <c>bool</c> of C++.</summary>
    public static implicit operator CudaArgument(bool value) => Of(value ? (byte)1 : (byte)0);
#pragma warning restore CA2225
}
