// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants.Distributed;
using InteropBridge.Mpi;
using Xunit;

namespace InteropBridge.Tests.Mpi;

/// <summary>A rank's part of a grid, in C's memory and in its own; without any MPI.</summary>
public class RankPartTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void Blocks_go_in_and_out_between_steps(bool mayHold, int threads)
    {
        Check<double>(mayHold, threads);
        Check<float>(mayHold, threads);
    }

    private static void Check<T>(bool mayHold, int threads)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The block in the lower left of a grid: the boundary on two sides, stale layers on the others.
        var shape = new RankShape(120, 150, threads);
        using var part = new RankPart<T>(shape, new MatrixBlock(41, 1, 80, 100), margin: 10, mayHold);
        Assert.Equal(new MatrixBlock(31, 0, 91, 111), part.Area);
        var cells = new T[part.Area.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = T.CreateChecked(i * 7919 % 1000) / T.CreateChecked(8);
        }

        part.Write(part.Area, cells);
        using var reference = new JacobiSolver<T>(part.Area.Rows - 2, part.Area.Columns - 2, JacobiVariant.ManagedRows);
        foreach (var steps in new[] { 1, 4, 10, 3 })
        {
            var layers = new MatrixBlock(31, 40, 10, 71); // what comes from the neighbour above
            var came = new T[layers.Length];
            Array.Fill(came, T.CreateChecked(steps));
            part.Write(layers, came);
            for (var row = 0; row < layers.Rows; row++)
            {
                cells.AsSpan(row * part.Area.Columns + 40, 71).Fill(T.CreateChecked(steps));
            }

            part.Step(steps);
            reference.Solve(cells, steps);
            var column = new T[part.Area.Rows];
            part.Read(part.Area with { Column = 57, Columns = 1 }, column);
            Assert.Equal(Enumerable.Range(0, column.Length).Select(row => cells[row * part.Area.Columns + 57]), column);
        }

        var all = new T[part.Area.Length];
        part.Read(part.Area, all);
        Assert.Equal(cells, all);
    }
}
