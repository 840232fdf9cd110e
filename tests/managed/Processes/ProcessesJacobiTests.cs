// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.InteropServices;
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants;
using Xunit;

namespace InteropBridge.Tests.Processes;

public sealed class ProcessesJacobiTests
{
    private const string Processes = "managed-processes";

    public static TheoryData<int, int, int, long> Shapes => new()
    {
        { 1, 1, 1, 3 },
        { 1, 17, 4, 2 },
        { 3, 1, 5, 5 },
        { 7, 5, 3, 0 },
        { 33, 65, 2, 1 },
        { 34, 9, 3, 50 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Same_bits_as_the_C_form(int rows, int columns, int threads, long steps)
    {
        Check<double>(rows, columns, threads, steps);
        Check<float>(rows, columns, threads, steps);
    }

    [Fact]
    public void A_solver_solves_again_and_again()
    {
        using var solver = new JacobiSolver<double>(20, 30, Processes, 2);
        foreach (var steps in (long[])[3, 4, 0, 1001])
        {
            var grid = Grid<double>(20, 30, seed: (int)steps);
            var expected = Expected<double>(grid, 20, 30, steps);
            solver.Solve(grid, steps);
            Assert.Equal(expected, grid);
        }
    }

    [Fact]
    public void A_back_end_goes_on_from_where_it_stopped()
    {
        var grid = Grid<double>(8, 8);
        using var backend = new ProcessesJacobi<double>(new JacobiShape(8, 8, 2));
        var result = new double[grid.Length];
        backend.Load(grid);
        backend.Solve(result, 3, WorkMonitor.None);
        backend.Solve(result, 4, WorkMonitor.None);
        backend.Store(result);
        Assert.Equal(Expected<double>(grid, 8, 8, 7), result);
    }

    [Fact]
    public void No_more_workers_than_rows()
    {
        using var backend = new ProcessesJacobi<double>(new JacobiShape(2, 8, 1024));
        Assert.Equal(2, backend.ProcessIds.Count());
    }

    [Fact]
    public void Progress_comes_on_the_calling_thread_and_ends_with_all_steps()
    {
        const long steps = 200_000;
        var reports = new List<(long Done, int Thread)>();
        using var solver = new JacobiSolver<double>(4, 4, Processes, 2);
        solver.Solve(Grid<double>(4, 4), steps, new Listener(done => reports.Add((done, Environment.CurrentManagedThreadId))));
        Assert.Equal([1 << 16, 2 << 16, 3 << 16, steps], reports.Select(report => report.Done));
        Assert.All(reports, report => Assert.Equal(Environment.CurrentManagedThreadId, report.Thread));
    }

    [Fact]
    public void Cancellation_leaves_whole_steps()
    {
        var grid = Grid<double>(64, 64);
        var start = grid.ToArray();
        using var cancellation = new CancellationTokenSource();
        using var solver = new JacobiSolver<double>(64, 64, Processes, 2);
        var thrown = Assert.Throws<WorkCanceledException>(() => solver.Solve(
            grid, 1_000_000, new Listener(done => CancelAt(done, 512, cancellation)), cancellation.Token));
        Assert.Equal(512, thrown.Done);
        Assert.Equal(Expected<double>(start, 64, 64, thrown.Done), grid);
    }

    [Fact]
    public void A_throwing_listener_is_rethrown_and_the_workers_go_on()
    {
        var grid = Grid<double>(64, 64);
        using var solver = new JacobiSolver<double>(64, 64, Processes, 2);
        var thrown = Assert.Throws<InvalidTimeZoneException>(() => solver.Solve(
            grid, 1_000_000, new Listener(_ => throw new InvalidTimeZoneException("mine"))));
        Assert.Equal("mine", thrown.Message);

        var next = Grid<double>(64, 64, seed: 2);
        var expected = Expected<double>(next, 64, 64, 5);
        solver.Solve(next, 5);
        Assert.Equal(expected, next);
    }

    [Fact]
    public void Many_solvers_at_once()
    {
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, seed =>
        {
            using var solver = new JacobiSolver<double>(10 + seed, 20, Processes, 2);
            for (var round = 0; round < 5; round++)
            {
                var grid = Grid<double>(10 + seed, 20, seed);
                var expected = Expected<double>(grid, 10 + seed, 20, 21);
                solver.Solve(grid, 21);
                Assert.Equal(expected, grid);
            }
        });
    }

    private static void Check<T>(int rows, int columns, int threads, long steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var grid = Grid<T>(rows, columns);
        var expected = Expected<T>(grid, rows, columns, steps);
        Jacobi.Solve(grid, rows, columns, steps, Processes, threads);
        Assert.True(MemoryMarshal.AsBytes<T>(expected).SequenceEqual(MemoryMarshal.AsBytes<T>(grid)));
    }

    private static T[] Grid<T>(int rows, int columns, int seed = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, (rows + 2) * (columns + 2)).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
    }

    private static T[] Expected<T>(ReadOnlySpan<T> start, int rows, int columns, long steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var grid = start.ToArray();
        Jacobi.Solve(grid, rows, columns, steps, "c-serial");
        return grid;
    }

    private static void CancelAt(long done, long limit, CancellationTokenSource cancellation)
    {
        if (done >= limit)
        {
            cancellation.Cancel();
        }
    }
}
