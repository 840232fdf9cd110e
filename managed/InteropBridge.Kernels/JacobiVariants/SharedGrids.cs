// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Processes;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>Two Jacobi grids and a header in memory that processes share.</summary>
internal sealed unsafe class SharedGrids<T>(SharedMemory memory, JacobiShape shape) : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _length = shape.Length;

    public SharedMemory Memory => memory;

    public ref SharedHeader Header => ref memory.Span<SharedHeader>(0, 1)[0];

    /// <summary>Grid 0 or 1.</summary>
    public Span<T> this[int index] => memory.Span<T>(SharedHeader.Bytes + index * Align((long)_length * sizeof(T)), _length);

    /// <summary>Bytes that grids of a shape take.</summary>
    public static long Bytes(JacobiShape shape) => SharedHeader.Bytes + 2 * Align((long)shape.Length * sizeof(T));

    public void Dispose() => memory.Dispose();

    private static long Align(long bytes) => (bytes + SharedHeader.Bytes - 1) / SharedHeader.Bytes * SharedHeader.Bytes;
}
