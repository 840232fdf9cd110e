// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels;

/// <summary>Shape of a Jacobi grid and the threads to solve it with. The grid is row-major,
/// (<see cref="Rows"/> + 2) x (<see cref="Columns"/> + 2) elements: interior cells inside a fixed boundary.</summary>
public readonly record struct JacobiShape
{
    /// <summary>Creates a shape.</summary>
    /// <param name="rows">Interior rows, at least 1.</param>
    /// <param name="columns">Interior columns, at least 1.</param>
    /// <param name="threads">Threads or processes of parallel variants, 1..1024.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range, or the grid would have more elements than
    /// a span can hold (2147483647).</exception>
    public JacobiShape(int rows, int columns, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, Interop.Native.IB_MAX_THREADS);
        if ((rows + 2L) * (columns + 2L) > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(rows),
                $"a grid of ({rows} + 2) x ({columns} + 2) elements is more than a span can hold ({int.MaxValue})");
        }

        (Rows, Columns, Threads) = (rows, columns, threads);
    }

    /// <summary>Interior rows.</summary>
    public int Rows { get; }

    /// <summary>Interior columns.</summary>
    public int Columns { get; }

    /// <summary>Threads or processes of parallel variants.</summary>
    public int Threads { get; }

    /// <summary>Elements from one row to the next: <see cref="Columns"/> + 2.</summary>
    public int Stride => Columns + 2;

    /// <summary>Elements of the grid: (<see cref="Rows"/> + 2) * <see cref="Stride"/>.</summary>
    public int Length => (Rows + 2) * Stride;

    /// <summary>The interior rows, counted from 1, of worker <paramref name="index"/> of <paramref name="workers"/>. Shares
    /// differ by at most one row; with more workers than rows, some are empty.</summary>
    public (int First, int Last) RowsOf(int index, int workers)
    {
        var (share, extra) = Math.DivRem(Rows, workers);
        var first = 1 + index * share + Math.Min(index, extra);
        return (first, first + share - (index < extra ? 0 : 1));
    }
}
