// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Mpi;
using InteropBridge.Mpi.Arrays;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A rank's block in a distributed matrix: it gets the layers around it from there, whoever has them, and
/// puts its own outer layers there. The grid's boundary stays in the area.</summary>
internal sealed class RankWindows<T> : IRankSolver<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly DistributedMatrix<T> _matrix;
    private readonly MatrixBlock[] _layers, _edges;
    private readonly T[] _cells;

    /// <param name="plan">How the grid is shared.</param>
    /// <param name="ranks">The ranks; each of them has a block.</param>
    public RankWindows(RankPlan plan, Communicator ranks)
    {
        Part = new RankPart<T>(plan.Shape, plan.BlockOf(ranks.Rank)!.Value, plan.Depth);
        _matrix = new DistributedMatrix<T>(ranks, plan.Layout);
        var around = Part.Area.Intersect(new MatrixBlock(1, 1, plan.Shape.Rows, plan.Shape.Columns));
        var (end, right) = (Part.Block.Row + Part.Block.Rows, Part.Block.Column + Part.Block.Columns);
        _layers =
        [
            around with { Rows = Part.Block.Row - around.Row },
            around with { Row = end, Rows = around.Row + around.Rows - end },
            Part.Block with { Column = around.Column, Columns = Part.Block.Column - around.Column },
            Part.Block with { Column = right, Columns = around.Column + around.Columns - right },
        ];

        // Of a block no more is ever asked for than as many layers along its cuts.
        var block = Part.Block;
        var (rows, columns) = (Math.Min(plan.Depth, block.Rows), Math.Min(plan.Depth, block.Columns));
        _edges =
        [
            block with { Rows = block.Row > 1 ? rows : 0 },
            block with { Row = end - rows, Rows = end <= plan.Shape.Rows ? rows : 0 },
            block with { Columns = block.Column > 1 ? columns : 0 },
            block with { Column = right - columns, Columns = right <= plan.Shape.Columns ? columns : 0 },
        ];
        _cells = new T[_layers.Concat(_edges).Max(layers => layers.Length)];
    }

    public RankPart<T> Part { get; }

    public void Step(int steps)
    {
        foreach (var layers in _layers.Where(layers => layers.Length > 0))
        {
            var cells = _cells.AsSpan(0, (int)layers.Length);
            _matrix.Get(InMatrix(layers), cells);
            Part.Write(layers, cells);
        }

        _matrix.Fence(); // nobody writes before all have read
        Part.Step(steps);
        foreach (var layers in _edges.Where(layers => layers.Length > 0))
        {
            Publish(layers);
        }

        _matrix.Fence();
    }

    public void Loaded()
    {
        Part.Read(Part.Block, _matrix.Local);
        _matrix.Fence();
    }

    /// <summary>What others may get: this rank's part of the matrix.</summary>
    private void Publish(MatrixBlock layers)
    {
        Part.Read(layers, _cells);
        var block = Part.Block;
        var local = _matrix.Local;
        for (var row = 0; row < layers.Rows; row++)
        {
            _cells.AsSpan(row * layers.Columns, layers.Columns)
                .CopyTo(local[((layers.Row - block.Row + row) * block.Columns + layers.Column - block.Column)..]);
        }
    }

    public void Dispose()
    {
        _matrix.Dispose();
        Part.Dispose();
    }

    /// <summary>The matrix holds the interior.</summary>
    private static MatrixBlock InMatrix(MatrixBlock block) => block with { Row = block.Row - 1, Column = block.Column - 1 };
}
