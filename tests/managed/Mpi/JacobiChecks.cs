// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants.Distributed;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Mpi;

/// <summary>Jacobi on the ranks of a job against the tests' own reference, bit for bit.</summary>
internal static class JacobiChecks
{
    private static readonly (int Rows, int Columns)[] Shapes = [(1, 1), (1, 7), (7, 1), (2, 2), (5, 3), (17, 31), (64, 65), (150, 47)];

    public static int Run(int seed)
    {
        foreach (var (rows, columns) in Shapes)
        {
            foreach (var (form, depth, overlaps) in new[] { ("blocks", 0, false), ("blocks", 3, true), ("blocks", 2, false), ("windows", 0, false), ("windows", 4, false) })
            {
                Same<double>(new(rows, columns, 2), form, depth, overlaps, seed);
                Same<float>(new(rows, columns, 2), form, depth, overlaps, seed);
            }
        }

        Variants(seed);
        Threads(seed);
        Stops();
        Console.WriteLine("all the same");
        return 0;
    }

    private static void Same<T>(JacobiShape shape, string form, int depth, bool overlaps, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        using var solver = new MpiJacobi<T>(shape, form, depth, overlaps);
        foreach (var steps in new[] { 0, 1, 7 })
        {
            var start = steps == 1 ? Grids.Random<T>(shape.Rows, shape.Columns, seed) : Grids.Finite<T>(shape.Rows, shape.Columns, seed);
            var grid = start.ToArray();
            solver.Load(grid);
            Assert.Equal(steps, solver.Solve(grid, steps, WorkMonitor.None));
            solver.Store(grid);
            Assert.True(Grids.SameBits<T>(Reference.Jacobi<T>(start, shape.Rows, shape.Columns, steps), grid),
                $"{form} {typeof(T)} {shape} depth {depth} overlaps {overlaps}: {steps} steps");
        }
    }

    /// <summary>As users reach it.</summary>
    private static void Variants(int seed)
    {
        var start = Grids.Finite<double>(100, 90, seed);
        foreach (var id in new[] { JacobiVariant.MpiBlocks, JacobiVariant.MpiWindows })
        {
            var grid = start.ToArray();
            Jacobi.Solve(grid, 100, 90, 25, id);
            Assert.True(Grids.SameBits<double>(Reference.Jacobi<double>(start, 100, 90, 25), grid), id);
        }
    }

    /// <summary>Solvers of several threads take turns. A callback of a solve cannot have one.</summary>
    private static void Threads(int seed)
    {
        Parallel.For(0, 4, thread =>
        {
            var start = Grids.Finite<double>(40 + thread, 30, seed + thread);
            for (var turn = 0; turn < 5; turn++)
            {
                var grid = start.ToArray();
                Jacobi.Solve(grid, 40 + thread, 30, 9, thread % 2 == 0 ? JacobiVariant.MpiBlocks : JacobiVariant.MpiWindows);
                Assert.True(Grids.SameBits<double>(Reference.Jacobi<double>(start, 40 + thread, 30, 9), grid), $"thread {thread}, turn {turn}");
            }
        });

        using var solver = new JacobiSolver<double>(30, 30, JacobiVariant.MpiBlocks);
        var refused = Assert.Throws<InvalidOperationException>(() => solver.Solve(Grids.Finite<double>(30, 30, 1), 100,
            new Listener(_ => Jacobi.Solve(Grids.Finite<double>(30, 30, 1), 30, 30, 1, JacobiVariant.MpiBlocks))));
        Assert.Contains("a callback of a solve cannot start another one", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Cancelled on rank 0, all ranks stop after the same number of whole steps.</summary>
    private static void Stops()
    {
        var (start, grid) = (Grids.Finite<double>(60, 60, 1), Grids.Finite<double>(60, 60, 1));
        using var solver = new JacobiSolver<double>(60, 60, JacobiVariant.MpiBlocks);
        using var source = new CancellationTokenSource();
        var canceled = Assert.Throws<WorkCanceledException>(() =>
            solver.Solve(grid, long.MaxValue, new Listener(done => Cancel(done, source)), source.Token));
        Assert.InRange(canceled.Done, 300, 10_000_000);
        Assert.True(Grids.SameBits<double>(Reference.Jacobi<double>(start, 60, 60, canceled.Done), grid));
    }

    private static void Cancel(long done, CancellationTokenSource source)
    {
        if (done >= 300)
        {
            source.Cancel();
        }
    }
}
