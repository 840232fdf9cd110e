// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Kernels;
using InteropBridge.Kernels.FibonacciVariants;
using InteropBridge.Processes;
using Xunit;

namespace InteropBridge.Tests.Processes;

/// <summary>What is started as a worker, and what is said when that is no worker.</summary>
public sealed class WorkerStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("interopbridge-tests-");

    private static string Runtime => RuntimeEnvironment.GetRuntimeDirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_worker_program_comes_along_with_the_library()
    {
        var (command, problem) = WorkerCommand.Find(AppContext.BaseDirectory, Runtime, self: null);
        Assert.Null(problem);
        Assert.Contains(Path.Combine(AppContext.BaseDirectory, "worker", "InteropBridge.Worker.dll"), command!.Arguments);
        Assert.True(Path.IsPathFullyQualified(command.File));
    }

    [Fact]
    public void A_missing_worker_program_is_named()
    {
        var (command, problem) = WorkerCommand.Find(_folder.FullName, Runtime, self: null);
        Assert.Null(command);
        Assert.Contains(Path.Combine(_folder.FullName, "worker", "InteropBridge.Worker.dll"), problem, StringComparison.Ordinal);
        Assert.Contains("rebuild", WorkerCommand.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_program_with_its_own_runtime_is_told_of_WorkerHost(bool singleFile)
    {
        var library = singleFile ? "" : AppContext.BaseDirectory;
        var (command, problem) = WorkerCommand.Find(library, singleFile ? "" : _folder.FullName, self: null);
        Assert.Null(command);
        Assert.Contains("brings its own .NET runtime", problem, StringComparison.Ordinal);
        Assert.Contains("WorkerHost.RunIfWorker(args)", WorkerCommand.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_with_its_own_runtime_that_serves_as_a_worker_is_started_itself()
    {
        var self = Path.Combine(_folder.FullName, "program");
        var (command, _) = WorkerCommand.Find("", "", self);
        Assert.Equal(self, command!.File);
        Assert.Equal([WorkerCommand.Argument], command.Arguments);
    }

    [Fact]
    public void A_program_that_calls_WorkerHost_serves()
    {
        using var pool = new WorkerPool(1, typeof(FibonacciTask), ParentProgram.Command(WorkerCommand.Argument));
        pool.SendAll($"fibonacci {FibonacciForm.Iterative}");
        pool.Send(0, $"10");
        Assert.Equal(["10", "55"], pool.Receive().Words);
    }

    [Fact]
    public void An_executable_that_is_not_there_is_named()
    {
        var file = Path.Combine(_folder.FullName, "nothing");
        var thrown = Assert.Throws<WorkerException>(() => new WorkerPool(1, typeof(FibonacciTask), new WorkerCommand(file, [])));
        Assert.Contains(file, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_the_host_refuses_to_start_says_why()
    {
        var command = WorkerCommand.Get();
        var program = command.Arguments.Single(word => word.EndsWith(".dll", StringComparison.Ordinal));
        var alone = Path.Combine(_folder.FullName, Path.GetFileName(program));
        File.Copy(program, alone);
        string[] arguments = [.. command.Arguments.Select(word => word == program ? alone : word)];
        var thrown = Assert.Throws<WorkerException>(() => new WorkerPool(2, typeof(FibonacciTask), command with { Arguments = arguments }));
        Assert.Contains("InteropBridge.Worker.runtimeconfig.json", thrown.Message, StringComparison.Ordinal);
        Assert.NotNull(thrown.ExitCode);
    }

    [Fact]
    public void A_worker_of_another_version_is_refused()
    {
        var thrown = Assert.Throws<WorkerException>(() => new WorkerPool(1, typeof(FibonacciTask), Saying("ready 999")));
        Assert.Contains("version 999 of the protocol", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_no_worker_is_refused()
    {
        var thrown = Assert.Throws<WorkerException>(() => new WorkerPool(1, typeof(FibonacciTask), Saying("Welcome!")));
        Assert.Contains("Welcome!", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_a_worker_does_not_know_ends_it_with_the_reason()
    {
        using var pool = WorkerPool.Start<FibonacciTask>(1);
        pool.SendAll($"dance");
        var thrown = Assert.Throws<WorkerException>(() => pool.Receive());
        Assert.Equal(1, thrown.ExitCode);
        Assert.Contains("unknown command: dance", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_that_a_worker_cannot_find_by_name_is_refused() =>
        Assert.Contains("generic", Assert.Throws<ArgumentException>(() => WorkerPool.Start<Generic<int>>(1)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Memory_is_shared_and_a_task_of_any_assembly_is_served()
    {
        using var memory = SharedMemory.Create(2 * sizeof(long));
        using var pool = WorkerPool.Start<DoublingTask>(1);
        memory.Span<long>(0, 1)[0] = 21;
        pool.Share(memory);
        pool.SendAll($"double {memory.Length}");
        Assert.Equal(["done"], pool.Receive().Words);
        Assert.Equal(42, memory.Span<long>(sizeof(long), 1)[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => memory.Span<long>(sizeof(long), 2).Length);
    }

    private static WorkerCommand Saying(string words) => OperatingSystem.IsWindows()
        ? new("cmd.exe", ["/c", $"echo {words}&pause"])
        : new("/bin/sh", ["-c", $"echo '{words}'; cat"]);

    private sealed class Generic<T> : IWorkerTask
    {
        public void Serve(WorkerParent parent) => throw new InvalidOperationException(typeof(T).Name);
    }
}
