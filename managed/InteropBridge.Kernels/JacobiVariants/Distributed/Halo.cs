// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Mpi;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>One neighbour of a rank: what is sent to it and what comes from it.</summary>
/// <param name="Rank">The neighbour.</param>
/// <param name="Down">-1 above, 0 beside, 1 below.</param>
/// <param name="Right">-1 to the left, 0 above or below, 1 to the right.</param>
/// <param name="Sent">Memory for what is sent.</param>
/// <param name="Received">Memory for what comes.</param>
internal sealed record Halo<T>(int Rank, int Down, int Right, T[] Sent, T[] Received)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int FirstTag = 16;

    /// <summary>The sender's number of the direction; the receiver sees it from the other side.</summary>
    public int SentTag => FirstTag + 3 * (Down + 1) + Right + 1;

    public int ReceivedTag => FirstTag + 3 * (1 - Down) + 1 - Right;

    /// <summary>The neighbours of a rank, diagonal ones included: a cell depends on all cells of a rhombus after some steps.</summary>
    public static IReadOnlyList<Halo<T>> Around(RankPlan plan, int rank)
    {
        var (row, column) = Math.DivRem(rank, plan.Layout.GridColumns);
        var halos = new List<Halo<T>>();
        for (var direction = 0; direction < 9; direction++)
        {
            var (down, right) = (direction / 3 - 1, direction % 3 - 1);
            if ((down, right) != (0, 0) && plan.RankAt(row + down, column + right) is { } neighbour)
            {
                var length = Layers(plan.BlockOf(rank)!.Value, down, right, plan.Depth, outside: false).Length;
                halos.Add(new Halo<T>(neighbour, down, right, new T[length], new T[length]));
            }
        }

        return halos;
    }

    /// <summary>The cells of the block that go to the neighbour.</summary>
    public MatrixBlock Inside(MatrixBlock block, int layers) => Layers(block, Down, Right, layers, outside: false);

    /// <summary>The cells of the neighbour that come.</summary>
    public MatrixBlock Outside(MatrixBlock block, int layers) => Layers(block, Down, Right, layers, outside: true);

    private static MatrixBlock Layers(MatrixBlock block, int down, int right, int layers, bool outside)
    {
        var (row, rows) = Layers(block.Row, block.Rows, down, layers, outside);
        var (column, columns) = Layers(block.Column, block.Columns, right, layers, outside);
        return new(row, column, rows, columns);
    }

    private static (int First, int Count) Layers(int first, int count, int side, int layers, bool outside) => side switch
    {
        0 => (first, count),
        < 0 => (outside ? first - layers : first, layers),
        _ => (outside ? first + count : first + count - layers, layers),
    };
}
