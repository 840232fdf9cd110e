// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Kernels.FibonacciVariants;
using InteropBridge.Processes;
using Xunit;

namespace InteropBridge.Tests.Processes;

public sealed class ProcessesFibonacciTests
{
    private const string Processes = "managed-processes";

    [Theory]
    [InlineData(FibonacciForm.Iterative, 94, 3)]
    [InlineData(FibonacciForm.Recursive, 25, 2)]
    [InlineData(FibonacciForm.Iterative, 1, 2)]
    [InlineData(FibonacciForm.Iterative, 0, 2)]
    public void The_list_is_that_of_the_C_form(FibonacciForm form, int count, int processes) =>
        Assert.Equal(Fibonacci.ComputeList(count, "c-serial", form), Fibonacci.ComputeList(count, Processes, form, processes));

    [Theory]
    [InlineData(FibonacciForm.Iterative, 93, 12200160415121876738)]
    [InlineData(FibonacciForm.Recursive, 20, 6765)]
    public void A_single_number(FibonacciForm form, int n, ulong expected) =>
        Assert.Equal(expected, Fibonacci.Compute(n, Processes, form, threads: 1));

    [Fact]
    public void Progress_counts_the_numbers_on_the_calling_thread()
    {
        var reports = new List<(long Done, int Thread)>();
        Fibonacci.ComputeList(
            30, Processes, threads: 3, progress: new Listener(done => reports.Add((done, Environment.CurrentManagedThreadId))));
        Assert.Equal(Enumerable.Range(1, 30).Select(done => (long)done), reports.Select(report => report.Done));
        Assert.All(reports, report => Assert.Equal(Environment.CurrentManagedThreadId, report.Thread));
    }

    [Fact]
    public void Cancellation_comes_between_numbers_and_the_workers_go_on()
    {
        using var backend = new ProcessesFibonacci(FibonacciForm.Iterative, 2);
        using var cancellation = new CancellationTokenSource();
        var values = new ulong[60];
        var done = backend.ComputeList(values, new WorkMonitor(new Listener(_ => cancellation.Cancel()), cancellation.Token));
        // The first is reported, the one that the other worker had then is finished, no other is begun.
        Assert.Equal(2, done);
        Assert.Equal(Fibonacci.ComputeList(60)[58..], values[58..]);
        Assert.All(values[..58], value => Assert.Equal(0UL, value));

        Assert.Equal(60, backend.ComputeList(values, WorkMonitor.None));
        Assert.Equal(Fibonacci.ComputeList(60), values);
    }

    [Fact]
    public async Task A_worker_killed_at_work_is_an_error()
    {
        using var backend = new ProcessesFibonacci(FibonacciForm.Recursive, 2);
        var ids = backend.ProcessIds.ToArray();

        // fib(50) takes a minute; the kill comes long before, and if it came before the work began it would be the same.
        var work = Task.Run(() => backend.Compute(Fibonacci.MaxN(FibonacciForm.Recursive)));
        ProcessState.Kill(ids[0]);
        var thrown = await Assert.ThrowsAsync<WorkerException>(() => work);
        Assert.Contains($"worker process {ids[0]} ended unexpectedly", thrown.Message, StringComparison.Ordinal);
        Assert.True(ProcessState.AreGoneSoon(ids));
        Assert.Throws<WorkerException>(() => backend.ComputeList(new ulong[3], WorkMonitor.None));
    }
}
