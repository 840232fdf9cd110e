// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Mpi.Interop;

namespace InteropBridge.Mpi;

/// <summary>Element types as the native library numbers them.</summary>
internal static class MpiElement
{
    /// <summary>The number of a type that MPI can combine.</summary>
    /// <exception cref="NotSupportedException">MPI has no such type.</exception>
    public static int Number<T>()
        where T : unmanaged => Find<T>() ?? throw new NotSupportedException(
            $"MPI has no element type for {typeof(T)}. It has those of sbyte to ulong, float and double.");

    /// <summary>The number of a type that is only moved: any type without references is bytes.</summary>
    public static int NumberOrBytes<T>()
        where T : unmanaged => Find<T>() ?? NativeMpi.IB_MPI_UINT8;

    /// <summary>The memory of elements as bytes, for a call.</summary>
    /// <exception cref="OverflowException">It has 2 GiB or more.</exception>
    public static ReadOnlySpan<byte> Bytes<T>(ReadOnlySpan<T> elements)
        where T : unmanaged => MemoryMarshal.AsBytes(elements);

    /// <summary>The memory of elements as bytes, for a call.</summary>
    /// <exception cref="OverflowException">It has 2 GiB or more.</exception>
    public static Span<byte> Bytes<T>(Span<T> elements)
        where T : unmanaged => MemoryMarshal.AsBytes(elements);

    private static int? Find<T>() =>
        typeof(T) == typeof(double) ? NativeMpi.IB_MPI_FLOAT64
        : typeof(T) == typeof(float) ? NativeMpi.IB_MPI_FLOAT32
        : typeof(T) == typeof(int) ? NativeMpi.IB_MPI_INT32
        : typeof(T) == typeof(long) ? NativeMpi.IB_MPI_INT64
        : typeof(T) == typeof(byte) ? NativeMpi.IB_MPI_UINT8
        : typeof(T) == typeof(uint) ? NativeMpi.IB_MPI_UINT32
        : typeof(T) == typeof(ulong) ? NativeMpi.IB_MPI_UINT64
        : typeof(T) == typeof(short) ? NativeMpi.IB_MPI_INT16
        : typeof(T) == typeof(ushort) ? NativeMpi.IB_MPI_UINT16
        : typeof(T) == typeof(sbyte) ? NativeMpi.IB_MPI_INT8
        : null;
}
