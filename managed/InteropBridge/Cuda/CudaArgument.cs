// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Cuda;

/// <summary>One argument of a kernel. Numbers and device arrays convert implicitly; use <see cref="Of{T}"/> for
/// structs.</summary>
public readonly struct CudaArgument
{
    private const int Largest = 4096; // of all parameters of a kernel, on every architecture

    /// <summary>The bytes of the value, which the driver reads; of a larger one, where they are.</summary>
    internal readonly ulong Value;

    internal readonly int Size;

    private readonly object? _kept;

    private CudaArgument(ulong value, int size, object? kept = null) => (Value, Size, _kept) = (value, size, kept);

    /// <summary>The launch checks it.</summary>
    internal CudaMemory? Memory => IsLarge ? null : Unsafe.As<CudaMemory?>(_kept);

    /// <summary>The launch keeps it alive.</summary>
    internal object? Kept => _kept;

    /// <summary>Whether <see cref="Value"/> is an address.</summary>
    internal bool IsLarge => Size > sizeof(ulong);

    /// <summary>Any value that has the layout of the kernel's parameter, such as a struct of numbers.</summary>
    /// <remarks>A value of more than 8 bytes is copied to memory of its own. To launch a kernel often without work for the
    /// garbage collector, keep the argument.</remarks>
    /// <exception cref="ArgumentException">The type is larger than 4096 bytes: put the value into a device array and pass that
    /// instead. Or .NET orders its fields as it likes, as those of tuples: declare a struct.</exception>
    public static CudaArgument Of<T>(T value)
        where T : unmanaged
    {
        ElementType<T>.Check();
        if (Unsafe.SizeOf<T>() > sizeof(ulong))
        {
            return OfLarge(value);
        }

        ulong bytes = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref bytes), value);
        return new CudaArgument(bytes, Unsafe.SizeOf<T>());
    }

    /// <summary>In an array that the collector does not move.</summary>
    private static unsafe CudaArgument OfLarge<T>(T value)
        where T : unmanaged
    {
        if (sizeof(T) > Largest)
        {
            throw new ArgumentException($"{typeof(T).Name} has {sizeof(T)} bytes and an argument by value has at most "
                + $"{Largest}: put it into a device array and pass that", nameof(value));
        }

        var copy = GC.AllocateUninitializedArray<byte>(sizeof(T), pinned: true);
        Unsafe.WriteUnaligned(ref copy[0], value);
        return new CudaArgument((ulong)(nint)Unsafe.AsPointer(ref copy[0]), sizeof(T), copy);
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
