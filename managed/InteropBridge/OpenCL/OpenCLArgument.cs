// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <summary>One argument of a kernel. Numbers and device arrays convert implicitly; use <see cref="Of{T}"/> for structs and
/// <see cref="Local{T}"/> for memory of a group.</summary>
public readonly struct OpenCLArgument
{
    private const int Largest = 1024; // of all parameters of a kernel, on every device

    /// <summary>The bytes of the value, which the library reads; of a larger one, where they are.</summary>
    internal readonly ulong Value;

    internal readonly int Size;

    internal readonly OpenCLParameterKind Kind;

    /// <summary>The launch keeps it alive.</summary>
    internal readonly object? Kept;

    private OpenCLArgument(OpenCLParameterKind kind, ulong value, int size, object? kept = null) =>
        (Kind, Value, Size, Kept) = (kind, value, size, kept);

    /// <summary>The launch checks it.</summary>
    internal OpenCLMemory? Memory => Kind == OpenCLParameterKind.Array ? Unsafe.As<OpenCLMemory?>(Kept) : null;

    /// <summary>Whether <see cref="Value"/> is an address.</summary>
    internal bool IsLarge => Kind == OpenCLParameterKind.Value && Size > sizeof(ulong);

    /// <summary>Any value that has the layout of the kernel's parameter, such as a struct of numbers.</summary>
    /// <remarks>A value of more than 8 bytes is copied to memory of its own. To launch a kernel often without work for the
    /// garbage collector, keep the argument.</remarks>
    /// <exception cref="ArgumentException">The type is larger than 1024 bytes: put the value into a device array and pass that
    /// instead. Or .NET orders its fields as it likes, as those of tuples: declare a struct.</exception>
    public static OpenCLArgument Of<T>(T value)
        where T : unmanaged
    {
        ElementType<T>.Check();
        if (Unsafe.SizeOf<T>() > sizeof(ulong))
        {
            return OfLarge(value);
        }

        ulong bytes = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref bytes), value);
        return new OpenCLArgument(OpenCLParameterKind.Value, bytes, Unsafe.SizeOf<T>());
    }

    /// <summary>In an array that the collector does not move.</summary>
    private static unsafe OpenCLArgument OfLarge<T>(T value)
        where T : unmanaged
    {
        if (sizeof(T) > Largest)
        {
            throw new ArgumentException($"{typeof(T).Name} has {sizeof(T)} bytes and an argument by value has at most "
                + $"{Largest}: put it into a device array and pass that", nameof(value));
        }

        var copy = GC.AllocateUninitializedArray<byte>(sizeof(T), pinned: true);
        Unsafe.WriteUnaligned(ref copy[0], value);
        return new OpenCLArgument(OpenCLParameterKind.Value, (ulong)(nint)Unsafe.AsPointer(ref copy[0]), sizeof(T), copy);
    }

    /// <summary>Memory that the items of a group share, for a <c>__local</c> parameter. Its contents are undefined.</summary>
    /// <param name="length">Number of elements, at least 1.</param>
    /// <typeparam name="T">Element type.</typeparam>
    public static OpenCLArgument Local<T>(int length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return new OpenCLArgument(OpenCLParameterKind.Local, 0, checked(length * Unsafe.SizeOf<T>()));
    }

    /// <summary>A device array.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public static OpenCLArgument Of(OpenCLMemory memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return new OpenCLArgument(OpenCLParameterKind.Array, (ulong)memory.Handle, Unsafe.SizeOf<nint>(), memory);
    }

#pragma warning disable CA2225 // Of() is the alternative with a name, for all of them.
    /// <inheritdoc cref="Of(OpenCLMemory)"/>
    public static implicit operator OpenCLArgument(OpenCLMemory memory) => Of(memory);

    /// <summary>A <c>char</c> of OpenCL C.</summary>
    public static implicit operator OpenCLArgument(sbyte value) => Of(value);

    /// <summary>A <c>uchar</c>.</summary>
    public static implicit operator OpenCLArgument(byte value) => Of(value);

    /// <summary>A <c>short</c>.</summary>
    public static implicit operator OpenCLArgument(short value) => Of(value);

    /// <summary>A <c>ushort</c>.</summary>
    public static implicit operator OpenCLArgument(ushort value) => Of(value);

    /// <summary>An <c>int</c>.</summary>
    public static implicit operator OpenCLArgument(int value) => Of(value);

    /// <summary>A <c>uint</c>.</summary>
    public static implicit operator OpenCLArgument(uint value) => Of(value);

    /// <summary>A <c>long</c>, which has 64 bits on every device.</summary>
    public static implicit operator OpenCLArgument(long value) => Of(value);

    /// <summary>A <c>ulong</c>.</summary>
    public static implicit operator OpenCLArgument(ulong value) => Of(value);

    /// <summary>A <c>float</c>.</summary>
    public static implicit operator OpenCLArgument(float value) => Of(value);

    /// <summary>A <c>double</c>.</summary>
    public static implicit operator OpenCLArgument(double value) => Of(value);
#pragma warning restore CA2225
}
