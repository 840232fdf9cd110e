// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Charts;
using InteropBridge.Harness.Numbers;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class LogAxisTests
{
    [Theory]
    [InlineData(1e-9, 1e3)]
    [InlineData(0.2, 9)]
    [InlineData(1, 1)]
    [InlineData(3.1, 3.2)]
    [InlineData(1e-300, 1e300)]
    public void It_holds_its_values_and_has_few_ticks_within(double low, double high)
    {
        var axis = new LogAxis([low, high], value => Figures.Number(value));
        Assert.True(axis.Low < low && axis.High > high);
        var ticks = axis.Ticks().ToList();
        Assert.InRange(ticks.Count, 0, 9);
        Assert.All(ticks, tick => Assert.InRange(tick.Value, axis.Low, axis.High));
        Assert.Equal(ticks.Count, ticks.Select(tick => tick.Text).Distinct().Count());
    }

    [Fact]
    public void Times_are_ticked_at_round_values()
    {
        var axis = new LogAxis([0.8e-3, 80e-3], seconds => Figures.Seconds(seconds));
        Assert.Equal(["1 ms", "2 ms", "5 ms", "10 ms", "20 ms", "50 ms"], axis.Ticks().Select(tick => tick.Text));
    }

    [Fact]
    public void What_is_not_positive_has_no_place_on_it() =>
        Assert.True(new LogAxis([0, -1, double.NaN, 5], value => Figures.Number(value)).Low > 1);

    [Theory]
    [InlineData("10.0 ms", "10 ms")]
    [InlineData("100 s", "100 s")]
    [InlineData("0.0100", "0.01")]
    [InlineData("1.00e-7", "1.00e-7")]
    public void Ticks_have_no_idle_zeros(string text, string expected) => Assert.Equal(expected, LogAxis.Short(text));
}
