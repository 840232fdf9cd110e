// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Processes;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Processes;

/// <summary>Workers on a machine that kills them, has no memory to share, hides dotnet, or is shared by two users.</summary>
public sealed class HostileMachineTests
{
    private static readonly string[] FullMemory = ["-m", "sh", "-c", "mount -t tmpfs -o size=16k none /dev/shm && exec \"$@\"", "sh"];

    /// <summary>Before the first step, between steps, while it ends: each is an error or the right bits, and nothing stays behind.</summary>
    [Fact]
    [Trait("Form", "long")]
    public async Task Workers_killed_at_random_are_an_error_each()
    {
        var random = new Random(1);
        var start = Grids.Finite<double>(40, 50, seed: 2);
        var expected = Reference.Jacobi<double>(start, 40, 50, 2000);
        var failed = 0;
        for (var i = 0; i < 30; i++)
        {
            using var backend = new ProcessesJacobi<double>(new JacobiShape(40, 50, 3));
            var ids = backend.ProcessIds.ToArray();
            var (victim, delay) = (ids[random.Next(ids.Length)], random.Next(25));
            var killer = Task.Run(async () =>
            {
                await Task.Delay(delay);
                ProcessState.Kill(victim);
            });
            double[] grid = [.. start];
            try
            {
                backend.Load(grid);
                backend.Solve(grid, 2000, WorkMonitor.None);
                backend.Store(grid);
                Assert.Equal(expected, grid);
            }
            catch (WorkerException thrown)
            {
                failed++;
                Assert.Contains($"worker process {victim} ended unexpectedly", thrown.Message, StringComparison.Ordinal);
                Assert.Equal(start, grid);
                Assert.True(ProcessState.AreGoneSoon(ids));
            }

            await killer;
        }

        Assert.NotEqual(0, failed);
    }

    [RootFact]
    public void A_full_memory_file_system_gives_way_to_the_disk()
    {
        using var folder = new TemporaryFolder();
        var solved = Solve("unshare", FullMemory, "TMPDIR", folder.Path);
        Assert.True(solved.ExitCode == 0, solved.ToString());
        Assert.Equal(folder.Path, solved.Output.Trim());
    }

    [RootFact]
    public void No_space_anywhere_is_an_error_that_names_the_file()
    {
        var solved = Solve("unshare", FullMemory, "TMPDIR", "/dev/shm");
        Assert.NotEqual(0, solved.ExitCode);
        Assert.Contains("/dev/shm/interopbridge-", solved.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Dotnet_need_not_be_on_the_PATH()
    {
        var solved = Solve("/usr/bin/env", [], "PATH", "/nowhere");
        Assert.True(solved.ExitCode == 0, solved.ToString());
    }

    [OtherUserFact]
    public void Two_users_at_once_are_not_in_each_others_way()
    {
        using var mine = new ProcessesJacobi<double>(new JacobiShape(4, 4, 2));
        var theirs = Solve("setpriv", OtherUserFactAttribute.AsNobody, "DOTNET_CLI_HOME", "/tmp");
        Assert.True(theirs.ExitCode == 0, theirs.ToString());
        mine.Solve(new double[36], 10, WorkMonitor.None);
    }

    private static Command Solve(string program, string[] before, string variable, string value)
    {
        var self = ParentProgram.Command(ParentProgram.SolveOnce);
        return Command.Run(program, [.. before, self.File, .. self.Arguments], start => start.Environment[variable] = value);
    }
}
