// SPDX-License-Identifier: MIT
using System.Text.Json;
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
