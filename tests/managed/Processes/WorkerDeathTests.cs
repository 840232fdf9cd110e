// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Kernels;
using InteropBridge.Kernels.FibonacciVariants;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Processes;
using Xunit;

namespace InteropBridge.Tests.Processes;

public sealed class WorkerDeathTests
{
    [Fact]
    public void A_worker_killed_during_a_solve_is_an_error_and_takes_the_others_along()
    {
        using var backend = new ProcessesJacobi<double>(new JacobiShape(64, 64, 3));
        var ids = backend.ProcessIds.ToArray();
        var grid = Enumerable.Repeat(7.0, 66 * 66).ToArray();
        backend.Load(grid);
        var killer = new Listener(done => KillFirst(done, ids[1]));
        var thrown = Assert.Throws<WorkerException>(() => backend.Solve(grid, long.MaxValue, new WorkMonitor(killer, default)));

        Assert.Contains($"worker process {ids[1]} ended unexpectedly: exit code", thrown.Message, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(128 + 9, thrown.ExitCode);
            Assert.Contains("SIGKILL", thrown.Message, StringComparison.Ordinal);
        }

        Assert.True(ProcessState.AreGoneSoon(ids));
        Assert.All(grid, cell => Assert.Equal(7.0, cell));
        Assert.Same(thrown, Assert.Throws<WorkerException>(() => backend.Solve(grid, 1, WorkMonitor.None)));
    }

    [Fact]
    public void A_worker_killed_while_idle_is_an_error_of_the_next_solve()
    {
        using var backend = new ProcessesJacobi<double>(new JacobiShape(4, 4, 2));
        var ids = backend.ProcessIds.ToArray();
        ProcessState.Kill(ids[0]);
        Assert.True(ProcessState.AreGoneSoon(ids[..1]));
        Assert.Throws<WorkerException>(() => backend.Solve(new double[36], 10, WorkMonitor.None));
        Assert.True(ProcessState.AreGoneSoon(ids));
    }

    [Fact]
    public void Disposing_ends_the_workers_and_may_be_repeated()
    {
        var backend = new ProcessesJacobi<float>(new JacobiShape(4, 4, 2));
        var ids = backend.ProcessIds.ToArray();
        Assert.DoesNotContain(true, ids.Select(ProcessState.IsGone));
        backend.Dispose();
        Assert.All(ids, id => Assert.True(ProcessState.IsGone(id)));
        backend.Dispose();
        Assert.Throws<ObjectDisposedException>(() => backend.Store(new float[36]));
    }

    [Fact]
    public void Killing_the_parent_ends_its_workers_and_their_memory()
    {
        var lines = new List<string?>();
        using var solving = new ManualResetEventSlim();
        var parent = new WorkerProcess(ParentProgram.Command(ParentProgram.SolveForEver), line =>
        {
            lines.Add(line);
            if (line is "solving" or null)
            {
                solving.Set();
            }
        });
        solving.Wait();
        parent.Kill();
        Assert.Contains("SIGKILL", OperatingSystem.IsWindows() ? "SIGKILL" : parent.Death().Message, StringComparison.Ordinal);
        parent.Dispose();

        var workers = lines[0]!.Split(' ').Select(int.Parse).ToArray();
        Assert.Equal(2, workers.Length);
        Assert.True(ProcessState.AreGoneSoon(workers));
        Assert.Empty(SharedFiles(parent.Id));
    }

    [Fact]
    public void The_shared_file_is_gone_as_soon_as_all_have_opened_it()
    {
        using var backend = new ProcessesJacobi<double>(new JacobiShape(4, 4, 2));
        Assert.StartsWith("interopbridge-", Path.GetFileName(backend.SharedFile), StringComparison.Ordinal);
        Assert.False(File.Exists(backend.SharedFile));
    }

    [Fact]
    public void A_parent_that_dies_before_deleting_the_shared_file_has_it_deleted_by_a_worker()
    {
        if (OperatingSystem.IsWindows())
        {
            // There the file goes with its last handle.
            return;
        }

        var file = Path.GetTempFileName();
        using (var worker = new WorkerProcess(WorkerCommand.Get(), _ => { }))
        {
            worker.Send($"file {file}");
        }

        Assert.False(File.Exists(file));
    }

    [Fact]
    public void An_interrupt_from_the_terminal_is_left_to_the_parent()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var backend = new ProcessesFibonacci(FibonacciForm.Iterative, 1);
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -INT {backend.ProcessIds.Single()}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
        Assert.Equal(55UL, backend.Compute(10));
    }

    private static void KillFirst(long done, int id)
    {
        if (done <= 512)
        {
            ProcessState.Kill(id);
        }
    }

    private static IEnumerable<string> SharedFiles(int parent) => new[] { "/dev/shm", Path.GetTempPath() }
        .Where(Directory.Exists).SelectMany(folder => Directory.GetFiles(folder, $"interopbridge-{parent}-*"));
}
