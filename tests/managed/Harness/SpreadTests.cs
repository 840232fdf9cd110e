// SPDX-License-Identifier: MIT
using System.Text.Json;
using InteropBridge.Harness;
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Harness;

public class SpreadTests
{
    [Fact]
    [Trait("Form", "long")]
    public void Rounds_are_spread_over_processes_and_threads_that_take_turns_are_said()
    {
        using var folder = new TemporaryFolder();
        var threads = Environment.ProcessorCount + 1;
        var command = Command.Run("dotnet",
        [
            typeof(ExitCode).Assembly.Location, "--kernel", "fibonacci-iterative", "--variant", "c-openmp", "--threads", $"{threads}",
            "--processes", "2", "--rounds", "6", "--output", folder.Path,
        ]);
        Assert.True(command.ExitCode == ExitCode.Success, command.ToString());
        var result = JsonSerializer.Deserialize(File.ReadAllText(folder.File("latest.json")), ResultJson.Default.ResultFile)!;
        Assert.Equal(6, result.Run.Rounds);
        Assert.Contains("spread over 2 processes", result.Run.EndedBy);
        var row = result.Rows.Single(row => row.Variant == "c-openmp");
        Assert.Equal([0, 1, 2, 3, 4, 5], row.SampleRounds);
        Assert.Equal(threads, row.Threads);
        Assert.InRange(row.RatioToBaseline!.Value, row.RatioLow!.Value, row.RatioHigh!.Value);
        Assert.Contains(result.Run.Noise.Warnings,
            warning => warning.StartsWith($"{threads} threads take turns on {Environment.ProcessorCount} processors", StringComparison.Ordinal));
    }

    [Fact]
    public void Processes_that_differ_more_than_their_rounds_are_noticed()
    {
        double[] alike = [10, 10.3, 9.7, 10.1, 10.2, 9.9, 10.1, 9.8];
        double[] apart = [10, 10.3, 9.7, 10.1, 29, 29.9, 28.6, 29.2];
        int[] processes = [0, 0, 0, 0, 1, 1, 1, 1];
        Assert.False(ProcessSpread.Of(alike, processes)!.Value.IsLarge);
        var spread = ProcessSpread.Of(apart, processes)!.Value;
        Assert.True(spread.IsLarge);
        Assert.InRange(spread.Between, 0.9, 1.1);
        Assert.InRange(spread.Within, 0.01, 0.05);
        Assert.False(ProcessSpread.Of([1, 1.001, 1.0005, 1.01, 1.011, 1.0105], [0, 0, 0, 1, 1, 1])!.Value.IsLarge); // 1 % is nothing
        Assert.Null(ProcessSpread.Of(alike, new int[8]));
        Assert.Null(ProcessSpread.Of([1, 2], [0, 1]));
    }

    [Theory]
    [InlineData(40, 160, true)]
    [InlineData(40, 14, false)]
    [InlineData(10, 160, false)]
    public void A_run_with_time_and_rounds_enough_is_spread(int rounds, int seconds, bool isSpread) =>
        Assert.Equal(isSpread, new Limits { Rounds = rounds, Time = TimeSpan.FromSeconds(seconds) }.HasRoomForProcesses);

    [Fact]
    public void A_process_without_rounds_enough_at_its_turn_goes_on_alone()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["gap", "--kernel", "fibonacci-iterative", "--variant", "c-serial", "--rounds", "5", "--output", folder.Path];
        Assert.Equal(ExitCode.Success, Program.Run([.. arguments, "--processes", "1", "--hand-over", "0.001"],
            new System.CommandLine.InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null }));
        var result = JsonSerializer.Deserialize(File.ReadAllText(folder.File("latest.json")), ResultJson.Default.ResultFile)!;
        Assert.Equal((5, "the limit of 5 rounds"), (result.Run.Rounds, result.Run.EndedBy));
    }

    [Fact]
    public void An_interval_holds_what_processes_differ_in_however_alike_their_rounds_are()
    {
        double[] values = [10, 10.1, 9.9, 10, 29, 29.1, 28.9, 29];
        var alike = ClusterBootstrap.Median(values, [0, 0, 0, 0, 0, 0, 0, 0], 1);
        var apart = ClusterBootstrap.Median(values, [0, 0, 0, 0, 1, 1, 1, 1], 1);
        Assert.Equal(alike.Median, apart.Median);
        Assert.InRange(apart.Low, 9.9, 10);
        Assert.InRange(apart.High, 29, 29.1);
        var one = ClusterBootstrap.Median([.. values.Take(4)], [3, 3, 3, 3], 1);
        Assert.Equal(Statistics.Bootstrap([.. values.Take(4)], 1), one);
    }
}
