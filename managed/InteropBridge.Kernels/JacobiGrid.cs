// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels;

/// <summary>A Jacobi grid that the library allocates: row-major, (rows + 2) x (columns + 2) elements, the first one aligned
/// to 64 bytes and never moved by the garbage collector. Any span of the right length can be a grid; this class is for
/// convenience.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
public sealed class JacobiGrid<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Alignment = 64;
    private readonly T[] _memory;
    private readonly int _first;

    /// <summary>A grid of zeros.</summary>
    /// <param name="rows">Interior rows, at least 1.</param>
    /// <param name="columns">Interior columns, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The shape is out of range; see <see cref="JacobiShape"/>.</exception>
    public unsafe JacobiGrid(int rows, int columns)
    {
        Shape = new JacobiShape(rows, columns);
        var padding = Alignment / sizeof(T);
        if (Shape.Length > Array.MaxLength - padding)
        {
            throw new ArgumentOutOfRangeException(nameof(rows), $"a grid of {Shape.Length} elements is too large for an array");
        }

        _memory = GC.AllocateArray<T>(Shape.Length + padding, pinned: true);
        var misalignment = (nuint)Unsafe.AsPointer(ref _memory[0]) % Alignment;
        _first = (int)((Alignment - misalignment) % Alignment) / sizeof(T);
    }

    /// <summary>The grid's shape.</summary>
    public JacobiShape Shape { get; }

    /// <summary>All elements, boundary included.</summary>
    public Span<T> Span => _memory.AsSpan(_first, Shape.Length);

    /// <summary>All elements, boundary included; empty if the grid is null.</summary>
    public static implicit operator Span<T>(JacobiGrid<T>? grid) => grid is null ? default : grid.Span;

    /// <summary>All elements, boundary included; empty if the grid is null.</summary>
    public static implicit operator ReadOnlySpan<T>(JacobiGrid<T>? grid) => grid is null ? default : grid.Span;

    /// <summary>One element; 0 and rows + 1, columns + 1 are the boundary.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside the grid.</exception>
    public ref T this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)(Shape.Rows + 2), nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Shape.Stride, nameof(column));
            return ref _memory[_first + row * Shape.Stride + column];
        }
    }

    /// <summary>Copies the grid.</summary>
    public JacobiGrid<T> Copy()
    {
        var copy = new JacobiGrid<T>(Shape.Rows, Shape.Columns);
        Span.CopyTo(copy.Span);
        return copy;
    }
}
