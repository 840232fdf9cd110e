// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;
using Xunit;

namespace InteropBridge.Tests.Harness;

public class NoiseTests
{
    [Theory]
    [InlineData(12, 20, 0.02, 0.5)]
    [InlineData(12, 20, 0.0, 0.6)]
    [InlineData(2, 20, 0.05, 0.0)] // ticks are coarse: this program had more than all had
    [InlineData(0, 0, 0.0, null)]
    public void What_this_program_had_is_not_held_against_others(double busy, double all, double own, double? share)
    {
        var time = new ProcessorTicks(100 + busy, 7, 1000 + all) - new ProcessorTicks(100, 7, 1000);
        Assert.Equal(share, time.OthersShare(TimeSpan.FromSeconds(own)));
    }

    [Fact]
    public void Stolen_time_is_a_share_of_all()
    {
        var time = new ProcessorTicks(110, 9, 1040) - new ProcessorTicks(100, 7, 1000);
        Assert.Equal(0.05, time.StolenShare);
    }

    [Fact]
    public void More_threads_than_processors_are_told()
    {
        var warnings = new NoiseMonitor(TimeSpan.Zero).Read(new Dictionary<string, double>(), Environment.ProcessorCount + 1, []).Warnings;
        Assert.Contains(warnings, warning => warning.Contains("take turns", StringComparison.Ordinal));
    }
}
