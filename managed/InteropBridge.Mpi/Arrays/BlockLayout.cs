// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi.Arrays;

/// <summary>A matrix cut into blocks, one for each of a grid of ranks. Blocks differ by at most one row and one column.</summary>
public sealed record BlockLayout
{
    /// <param name="rows">Rows of the matrix, at least 1.</param>
    /// <param name="columns">Columns of the matrix, at least 1.</param>
    /// <param name="gridRows">Rows of the grid of ranks, 1..<paramref name="rows"/>.</param>
    /// <param name="gridColumns">Columns of the grid of ranks, 1..<paramref name="columns"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public BlockLayout(int rows, int columns, int gridRows, int gridColumns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gridRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(gridColumns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, gridRows);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, gridColumns);
        (Rows, Columns, GridRows, GridColumns) = (rows, columns, gridRows, gridColumns);
    }

    /// <summary>Rows of the matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix.</summary>
    public int Columns { get; }

    /// <summary>Rows of the grid of ranks.</summary>
    public int GridRows { get; }

    /// <summary>Columns of the grid of ranks.</summary>
    public int GridColumns { get; }

    /// <summary>Blocks, and ranks that have one.</summary>
    public int Count => GridRows * GridColumns;

    /// <summary>The layout for up to <paramref name="ranks"/> ranks: as many blocks as can be, and of those the ones with the shortest
    /// cuts, as what crosses a cut is what ranks exchange; of two as short the one with fewer cuts between columns, as rows lie
    /// together.</summary>
    /// <param name="rows">Rows of the matrix, at least 1.</param>
    /// <param name="columns">Columns of the matrix, at least 1.</param>
    /// <param name="ranks">At least 1. Where no grid of so many fits, the last ranks have no block.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static BlockLayout Choose(int rows, int columns, int ranks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ranks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        for (var count = ranks; ; count--)
        {
            var grids = Enumerable.Range(1, count).Reverse().Where(gridRows => count % gridRows == 0)
                .Select(gridRows => (Rows: gridRows, Columns: count / gridRows))
                .Where(grid => grid.Rows <= rows && grid.Columns <= columns).ToList();
            if (grids.Count > 0)
            {
                var best = grids.MinBy(grid => (grid.Rows - 1L) * columns + (grid.Columns - 1L) * rows);
                return new BlockLayout(rows, columns, best.Rows, best.Columns);
            }
        }
    }

    /// <summary>The block of a rank.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rank has none.</exception>
    public MatrixBlock BlockOf(int rank)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Count, nameof(rank));
        var (row, rows) = Part(Rows, GridRows, rank / GridColumns);
        var (column, columns) = Part(Columns, GridColumns, rank % GridColumns);
        return new(row, column, rows, columns);
    }

    /// <summary>The ranks with elements of a block.</summary>
    public IEnumerable<int> RanksOf(MatrixBlock block)
    {
        // By rows and columns of the grid: among 100 000 ranks those are 250 and 400.
        var columns = PartsOf(Columns, GridColumns, block.Column, block.Columns).ToList();
        return PartsOf(Rows, GridRows, block.Row, block.Rows).SelectMany(row => columns.Select(column => row * GridColumns + column));
    }

    private static IEnumerable<int> PartsOf(int length, int parts, int first, int count) => Enumerable.Range(0, parts).Where(index =>
        Part(length, parts, index) is var part && Math.Max(part.First, first) < Math.Min(part.First + part.Count, first + count));

    private static (int First, int Count) Part(int length, int parts, int index)
    {
        var (share, extra) = Math.DivRem(length, parts);
        return (index * share + Math.Min(index, extra), share + (index < extra ? 1 : 0));
    }
}
