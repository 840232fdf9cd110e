// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants.Distributed;
using InteropBridge.Mpi;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Mpi;

/// <summary>Grids that are made, stepped, checked and written by the ranks, against the tests' own reference.</summary>
internal static class DistributedChecks
{
    private static readonly (int Rows, int Columns)[] Shapes = [(1, 1), (5, 2), (70, 43)];

    public static void Run(Communicator ranks)
    {
        foreach (var (rows, columns) in Shapes)
        {
            Same(ranks, rows, columns, steps: 9);
        }

        Same(ranks, 70, 43, steps: 9, stepsPerExchange: 2);
        Stops(ranks);
        Console.WriteLine("all the same");
    }

    private static void Same(Communicator ranks, int rows, int columns, int steps, int stepsPerExchange = 0)
    {
        using var grid = new DistributedJacobi<double>(ranks, rows, columns, threads: 1, stepsPerExchange);
        Assert.True(stepsPerExchange == 0 ? grid.StepsPerExchange > 0 : grid.StepsPerExchange == stepsPerExchange);
        grid.Fill(Cell);
        grid.Solve(steps);
        var expected = Expected(rows, columns, steps);
        Assert.Equal(JacobiHash.Of(expected), grid.Hash());
        expected[rows, columns] = Math.BitIncrement(expected[rows, columns]); // the hash sees one bit of one cell
        Assert.NotEqual(JacobiHash.Of(expected), grid.Hash());
        double[] interior = [.. from row in Enumerable.Range(1, rows) from column in Enumerable.Range(1, columns) select Expected(rows, columns, steps)[row, column]];
        Assert.Equal((interior.Min(), interior.Max()), grid.Extremes());

        var path = Path.Combine(Path.GetTempPath(), $"interopbridge-grid-{ranks.AllReduce(Environment.ProcessId, MpiOperation.Max)}");
        grid.Write(path);
        grid.Write(path, mostElements: 2 * columns); // in pieces, as many gigabytes are
        ranks.Barrier();
        Assert.Equal(MemoryMarshal.AsBytes<double>(interior).ToArray(), File.ReadAllBytes(path));
        ranks.Barrier();
        if (ranks.Rank == 0)
        {
            File.Delete(path);
        }
    }

    /// <summary>Cancelled on the last rank alone, all stop.</summary>
    private static void Stops(Communicator ranks)
    {
        using var grid = new DistributedJacobi<double>(ranks, 70, 43);
        grid.Fill(Cell);
        using var source = new CancellationTokenSource();
        if (ranks.Rank == ranks.Size - 1)
        {
            source.Cancel();
        }

        var canceled = Assert.Throws<WorkCanceledException>(() => grid.Solve(long.MaxValue, source.Token));
        Assert.InRange(canceled.Done, 1, 1000);
        Assert.Equal(JacobiHash.Of(Expected(70, 43, canceled.Done)), grid.Hash());
    }

    private static double Cell(int row, int column) => Math.Sin(row * 1000.0 + column);

    private static JacobiGrid<double> Expected(int rows, int columns, long steps)
    {
        var grid = new JacobiGrid<double>(rows, columns);
        for (var i = 0; i < grid.Shape.Length; i++)
        {
            grid.Span[i] = Cell(i / grid.Shape.Stride, i % grid.Shape.Stride);
        }

        Reference.Jacobi<double>(grid.Span, rows, columns, steps).CopyTo(grid.Span);
        return grid;
    }
}
