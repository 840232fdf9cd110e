// SPDX-License-Identifier: MIT
using InteropBridge.Mpi;
using InteropBridge.Mpi.Arrays;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>How a grid is shared among ranks: which cells each has, and how many steps it takes between two exchanges.</summary>
/// <param name="Shape">The whole grid's; its threads are those of one rank.</param>
/// <param name="Layout">The blocks of the interior; row 0 of the layout is row 1 of the grid.</param>
/// <param name="Depth">Steps between two exchanges, and so layers that are exchanged.</param>
internal sealed record RankPlan(RankShape Shape, BlockLayout Layout, int Depth)
{
    /// <summary>A call of the fast kernels on a grid that they hold and an exchange take as long as so many steps, or less (see
    /// docs/scaling.md). The same on all ranks, whatever kernels each of them has.</summary>
    private const int StepsOfCall = 4;

    private const int MostDepth = 128;

    /// <summary>More layers than any grid has use for, and few enough to be counted with.</summary>
    private const int MostAsked = 1 << 20;

    /// <param name="shape">The whole grid's; its threads are those of all ranks.</param>
    /// <param name="ranks">Ranks there are.</param>
    /// <param name="depth">Steps between two exchanges, if there is room for so many; 0 to choose.</param>
    public static RankPlan Choose(RankShape shape, int ranks, int depth = 0)
    {
        var layout = BlockLayout.Choose(shape.Rows, shape.Columns, ranks);
        var least = Math.Min(layout.GridRows > 1 ? shape.Rows / layout.GridRows : int.MaxValue,
            layout.GridColumns > 1 ? shape.Columns / layout.GridColumns : int.MaxValue);
        var most = Math.Min(least, MostAsked);
        var own = new RankShape(shape.Rows, shape.Columns, Math.Max(1, shape.Threads / ranks));
        return new RankPlan(own, layout, Math.Clamp(depth > 0 ? depth : Best(least), 1, most));
    }

    /// <summary>A rank's cells, in places of the grid; null for a rank without any.</summary>
    public MatrixBlock? BlockOf(int rank) => rank >= Layout.Count ? null
        : Layout.BlockOf(rank) is var block ? block with { Row = block.Row + 1, Column = block.Column + 1 } : null;

    /// <summary>The rank at a place of the grid of ranks; null outside.</summary>
    public int? RankAt(int row, int column) =>
        row < 0 || column < 0 || row >= Layout.GridRows || column >= Layout.GridColumns ? null : row * Layout.GridColumns + column;

    /// <summary>K steps cost a call, and in each of them K layers that are computed twice: the best K is near
    /// sqrt(call x extent).</summary>
    private static int Best(int extent) => extent == int.MaxValue ? MostDepth
        : Math.Min(MostDepth, (int)Math.Sqrt((double)StepsOfCall * extent));
}
