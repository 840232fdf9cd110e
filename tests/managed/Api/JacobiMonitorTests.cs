// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels;
using InteropBridge.Tests.Support;
using InteropBridge.Tests.Variants;
using Xunit;
using Xunit.Abstractions;

namespace InteropBridge.Tests.Api;

public class JacobiMonitorTestsF64(ITestOutputHelper output) : JacobiMonitorTests<double>(output);

public class JacobiMonitorTestsF32(ITestOutputHelper output) : JacobiMonitorTests<float>(output);

/// <summary>Progress and cancellation of every variant: whatever stops a solve, the grid holds a whole number of steps.</summary>
public abstract class JacobiMonitorTests<T>(ITestOutputHelper output)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Reports come about every million cell updates: every 64 steps here, so that a solve without end makes some soon.
    private const int Rows = 64;
    private const int Columns = 256;
    private const long Endless = 1L << 40;
    private static readonly T[] Start = Grids.Finite<T>(Rows, Columns, seed: 3);

    public static TheoryData<string> Ids => [.. Jacobi.Variants<T>().Select(variant => variant.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Listener_that_throws_is_heard(string id) => WithReports(id, solver =>
    {
        T[] grid = [.. Start];
        var listener = new Listener(Throw);

        var thrown = Assert.Throws<InvalidDataException>(() => solver.Solve(grid, Endless, listener));

        Assert.Contains(nameof(Throw), thrown.StackTrace, StringComparison.Ordinal);
        Assert.True(IsWholeStepsFrom(Assert.Single(listener.Reports), grid), "the grid is not after a whole step");
        AssertWorks(solver);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Listener_that_throws_at_the_end_is_heard(string id) => With(id, solver =>
    {
        T[] grid = [.. Start];

        Assert.Throws<InvalidDataException>(() => solver.Solve(grid, 3, new Listener(Throw)));

        Assert.Equal(Reference.Jacobi<T>(Start, Rows, Columns, 3), grid);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Cancelled_before_nothing_is_done(string id) => With(id, solver =>
    {
        T[] grid = [.. Start];
        using var source = new CancellationTokenSource();
        source.Cancel();
        var listener = new Listener();

        var thrown = Assert.Throws<WorkCanceledException>(() => solver.Solve(grid, 5, listener, source.Token));

        Assert.Equal((0L, 5L, source.Token), (thrown.Done, thrown.Total, thrown.CancellationToken));
        Assert.Equal(Start, grid);
        Assert.Empty(listener.Reports);
        AssertWorks(solver);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Cancelled_by_the_listener_it_stops_and_says_where(string id) => WithReports(id, solver =>
    {
        T[] grid = [.. Start];
        using var source = new CancellationTokenSource();
        var listener = new Listener(_ => source.Cancel());

        var thrown = Assert.Throws<WorkCanceledException>(() => solver.Solve(grid, Endless, listener, source.Token));

        Assert.InRange(thrown.Done, Assert.Single(listener.Reports), Endless - 1);
        Assert.Equal(Reference.Jacobi<T>(Start, Rows, Columns, thrown.Done), grid);
        AssertWorks(solver);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Cancelled_by_another_thread_it_stops_after_a_whole_step(string id) => With(id, solver =>
    {
        T[] grid = [.. Start];
        using var source = new CancellationTokenSource();
        var thread = new Thread(() =>
        {
            Thread.Sleep(5);
            source.Cancel();
        });
        thread.Start();

        var thrown = Assert.Throws<WorkCanceledException>(() => solver.Solve(grid, Endless, null, source.Token));

        thread.Join();
        Assert.Equal((Endless, source.Token), (thrown.Total, thrown.CancellationToken));
        Assert.Equal(Reference.Jacobi<T>(Start, Rows, Columns, thrown.Done), grid);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Cancelled_at_the_last_step_or_later_it_is_done(string id) => With(id, solver =>
    {
        T[] grid = [.. Start];
        using var source = new CancellationTokenSource();
        var listener = new Listener(_ => source.Cancel());

        solver.Solve(grid, 4, listener, source.Token);

        Assert.Equal([4L], listener.Reports);
        Assert.Equal(Reference.Jacobi<T>(Start, Rows, Columns, 4), grid);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Used_after_dispose_it_says_so(string id) => With(id, solver =>
    {
        T[] grid = [.. Start];
        solver.Dispose();
        solver.Dispose();

        Assert.Throws<ObjectDisposedException>(() => solver.Solve(grid, 1));
        Assert.Equal(Start, grid);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void In_use_it_refuses_a_second_user_and_to_be_disposed(string id) => With(id, solver =>
    {
        T[] grid = [.. Start], other = [.. Start];
        var refusals = new List<Exception?>();
        var listener = new Listener(_ =>
        {
            refusals.Add(Record.Exception(solver.Dispose));
            var thread = new Thread(() => refusals.Add(Record.Exception(() => solver.Solve(other, 1))));
            thread.Start();
            thread.Join();
        });

        solver.Solve(grid, 2, listener);

        Assert.Equal(2, refusals.Count);
        Assert.All(refusals, refusal => Assert.StartsWith(
            "the solver is in use", Assert.IsType<InvalidOperationException>(refusal).Message, StringComparison.Ordinal));
        Assert.Equal(Start, other);
        Assert.Equal(Reference.Jacobi<T>(Start, Rows, Columns, 2), grid);
        AssertWorks(solver);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void One_call_does_what_a_solver_does(string id) => With(id, solver =>
    {
        T[] once = [.. Start], again = [.. Start];
        var listener = new Listener();

        Jacobi.Solve(once, Rows, Columns, 2, id, threads: 2, listener);
        solver.Solve(again, 2);

        Assert.Equal(again, once);
        Assert.Equal([2L], listener.Reports);
    });

    /// <summary>Whether a solve that was stopped after <paramref name="reported"/> steps left a whole step. Steps that other
    /// threads had begun by then are completed: some more, but not many.</summary>
    private static bool IsWholeStepsFrom(long reported, T[] grid)
    {
        var state = Reference.Jacobi<T>(Start, Rows, Columns, reported);
        for (var more = 0; more < 1000 && !state.AsSpan().SequenceEqual(grid); more++)
        {
            state = Reference.Jacobi<T>(state, Rows, Columns, 1);
        }

        return state.AsSpan().SequenceEqual(grid);
    }

    private void With(string id, Action<JacobiSolver<T>> test)
    {
        if (Availability.Check(Jacobi.Find<T>(id, threads: 3), output))
        {
            using var solver = new JacobiSolver<T>(Rows, Columns, id, threads: 3);
            test(solver);
        }
    }

    /// <summary>The interpreter takes seconds to its first report: once is enough.</summary>
    private void WithReports(string id, Action<JacobiSolver<T>> test)
    {
        if (typeof(T) == typeof(double) || Jacobi.Find<T>(id, threads: 3).Fraction > 0.001)
        {
            With(id, test);
        }
        else
        {
            output.WriteLine($"{id} is tested with float64 only: it takes seconds to its first report");
        }
    }

    private static void AssertWorks(JacobiSolver<T> solver)
    {
        T[] grid = [.. Start];
        solver.Solve(grid, 2);
        Assert.Equal(Reference.Jacobi<T>(Start, Rows, Columns, 2), grid);
    }

    private static void Throw(long done) => throw new InvalidDataException($"at {done}");
}
