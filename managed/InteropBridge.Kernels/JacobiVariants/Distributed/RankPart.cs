// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Mpi;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A rank's part of a grid: its block, and around it what the steps between two exchanges need of the neighbours' blocks,
/// or the boundary. The part is a Jacobi grid itself, so that any kernel steps it.</summary>
/// <remarks>Places are those of the whole grid, boundary included. Of a part whose edge is stale, k steps spoil k layers of cells
/// beside that edge and no more; with a margin of k layers the block stays right.</remarks>
internal sealed class RankPart<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly HeldGrid<T>? _held;
    private readonly JacobiSolver<T>? _solver;
    private readonly T[] _cells = []; // of the area, row by row, unless they are held

    /// <param name="shape">Of the whole grid; its threads are this rank's.</param>
    /// <param name="block">This rank's, in places of the whole grid.</param>
    /// <param name="margin">Layers around the block, cut off at the grid's edge.</param>
    /// <param name="mayHold">False for the form of machines without C's kernels.</param>
    public RankPart(RankShape shape, MatrixBlock block, int margin, bool mayHold = true)
    {
        Block = block;
        Area = Grow(block, margin, margin, shape);
        var isBoundary = Area.Rows <= 2 || Area.Columns <= 2;
        var length = checked((int)Area.Length);
        _held = isBoundary || !mayHold ? null : HeldGrid<T>.TryCreate(new JacobiShape(Area.Rows - 2, Area.Columns - 2, shape.Threads));
        if (_held is null)
        {
            _cells = GC.AllocateArray<T>(length, pinned: true);
            _solver = isBoundary ? null : new JacobiSolver<T>(Area.Rows - 2, Area.Columns - 2, variant: null, shape.Threads);
        }
    }

    /// <summary>This rank's block.</summary>
    public MatrixBlock Block { get; }

    /// <summary>The block with its margin.</summary>
    public MatrixBlock Area { get; }

    /// <summary>A block with more around it, but nothing outside of the grid.</summary>
    public static MatrixBlock Grow(MatrixBlock block, int rows, int columns, RankShape shape) =>
        new MatrixBlock(block.Row - rows, block.Column - columns, block.Rows + 2 * rows, block.Columns + 2 * columns)
            .Intersect(new MatrixBlock(0, 0, shape.Rows + 2, shape.Columns + 2));

    /// <summary>Takes steps on the whole area.</summary>
    public void Step(int steps)
    {
        _held?.Step(steps);
        _solver?.Solve(_cells, steps);
    }

    /// <summary>Copies cells out of the area, row by row.</summary>
    public void Read(MatrixBlock from, Span<T> to)
    {
        if (_held is not null)
        {
            _held.Read(InArea(from), to);
            return;
        }

        for (var row = 0; row < from.Rows; row++)
        {
            Row(from, row).CopyTo(to[(row * from.Columns)..]);
        }
    }

    /// <summary>Copies cells into the area.</summary>
    public void Write(MatrixBlock to, ReadOnlySpan<T> from)
    {
        if (_held is not null)
        {
            _held.Write(InArea(to), from);
            return;
        }

        for (var row = 0; row < to.Rows; row++)
        {
            from.Slice(row * to.Columns, to.Columns).CopyTo(Row(to, row));
        }
    }

    public void Dispose()
    {
        _held?.Dispose();
        _solver?.Dispose();
    }

    private MatrixBlock InArea(MatrixBlock block) => block with { Row = block.Row - Area.Row, Column = block.Column - Area.Column };

    private Span<T> Row(MatrixBlock block, int row)
    {
        var first = InArea(block);
        return _cells.AsSpan((first.Row + row) * Area.Columns + first.Column, block.Columns);
    }
}
