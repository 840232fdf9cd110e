// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants.Distributed;
using InteropBridge.Mpi;
using InteropBridge.Mpi.Arrays;
using Xunit;

namespace InteropBridge.Tests.Mpi;

/// <summary>How grids are shared among ranks; without any MPI.</summary>
public class RankPlanTests
{
    [Theory]
    [InlineData(1000, 1000, 1, 1, 1)]
    [InlineData(1000, 1000, 4, 2, 2)]
    [InlineData(1000, 100, 4, 4, 1)] // the shortest cuts
    [InlineData(100, 1000, 6, 1, 6)]
    [InlineData(1000, 1000, 2, 2, 1)] // of two as short, rows lie together
    [InlineData(3, 3, 7, 3, 2)] // no grid of seven fits
    [InlineData(1, 1, 6, 1, 1)]
    public void Blocks_have_the_shortest_cuts(int rows, int columns, int ranks, int gridRows, int gridColumns)
    {
        var layout = BlockLayout.Choose(rows, columns, ranks);
        Assert.Equal((gridRows, gridColumns), (layout.GridRows, layout.GridColumns));
    }

    [Theory]
    [InlineData(17, 31, 6)]
    [InlineData(5, 3, 4)]
    [InlineData(64, 65, 3)]
    public void Every_cell_is_in_one_block(int rows, int columns, int ranks)
    {
        var layout = BlockLayout.Choose(rows, columns, ranks);
        var owners = new int[rows, columns];
        for (var rank = 0; rank < layout.Count; rank++)
        {
            var block = layout.BlockOf(rank);
            for (var cell = 0; cell < block.Length; cell++)
            {
                owners[block.Row + cell / block.Columns, block.Column + cell % block.Columns]++;
            }
        }

        Assert.All(owners.Cast<int>(), count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData(0, 0, 17, 31)]
    [InlineData(8, 10, 1, 1)]
    [InlineData(5, 9, 6, 13)]
    [InlineData(5, 9, 0, 13)]
    public void Ranks_of_a_block_are_those_whose_blocks_it_meets(int row, int column, int rows, int columns)
    {
        var (layout, block) = (new BlockLayout(17, 31, 3, 4), new MatrixBlock(row, column, rows, columns));
        Assert.Equal(Enumerable.Range(0, layout.Count).Where(rank => layout.BlockOf(rank).Intersect(block).Length > 0), layout.RanksOf(block));
    }

    [Theory]
    [InlineData(1000, 1000, 2)]
    [InlineData(17, 31, 6)]
    [InlineData(2, 2, 4)]
    public void Neighbours_have_the_layers_that_are_exchanged(int rows, int columns, int ranks)
    {
        var plan = RankPlan.Choose(new JacobiShape(rows, columns, ranks), ranks);
        Assert.True(plan.Depth >= 1);
        Assert.All(Enumerable.Range(0, plan.Layout.Count), rank => Assert.All(Halo<double>.Around(plan, rank), halo =>
        {
            var outside = halo.Outside(plan.BlockOf(rank)!.Value, plan.Depth);
            var back = Halo<double>.Around(plan, halo.Rank).Single(other => other.Rank == rank);
            Assert.Equal(outside, back.Inside(plan.BlockOf(halo.Rank)!.Value, plan.Depth));
            Assert.Equal(outside, outside.Intersect(plan.BlockOf(halo.Rank)!.Value));
            Assert.Equal(back.SentTag, halo.ReceivedTag);
        }));
    }
}
