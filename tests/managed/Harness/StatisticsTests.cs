// SPDX-License-Identifier: MIT
using FsCheck.Fluent;
using InteropBridge.Harness.Numbers;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class StatisticsTests
{
    [Fact]
    public void Median_is_the_middle_or_the_middle_of_the_two()
    {
        Assert.Equal(3, Statistics.Median([9, 1, 3]));
        Assert.Equal(2.5, Statistics.Median([9, 1, 3, 2]));
    }

    [Fact]
    public void Equal_ratios_leave_no_doubt()
    {
        var estimate = Statistics.Bootstrap([2, 2, 2, 2, 2, 2], seed: 1);
        Assert.Equal(new Estimate(2, 2, 2), estimate);
        Assert.Equal(0, estimate.RelativeHalfWidth);
    }

    [Fact]
    public void The_interval_holds_the_median_and_stays_within_the_values() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.ArrayOf(Gen.Choose(1, 1000).Select(value => value / 100.0)).Where(values => values.Length > 0).ToArbitrary(),
            values =>
            {
                var estimate = Statistics.Bootstrap(values, seed: 7);
                return values.Min() <= estimate.Low && estimate.Low <= estimate.Median
                    && estimate.Median <= estimate.High && estimate.High <= values.Max();
            }));

    [Fact]
    public void The_interval_covers_the_true_median_as_often_as_it_says()
    {
        var random = new Random(3);
        var covered = 0;
        const int experiments = 300;
        for (var i = 0; i < experiments; i++)
        {
            var estimate = Statistics.Bootstrap([.. Enumerable.Range(0, 25).Select(_ => random.NextDouble())], i);
            covered += estimate.Low <= 0.5 && estimate.High >= 0.5 ? 1 : 0;
        }

        // The percentile bootstrap of a median is a little off its 95 %; a wrong quantile would be off by far more.
        Assert.InRange(covered / (double)experiments, 0.91, 0.99);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval() =>
        Assert.Equal(Statistics.Bootstrap([1, 2, 3, 5, 8, 13], 4), Statistics.Bootstrap([1, 2, 3, 5, 8, 13], 4));

    [Fact]
    public void Outliers_are_counted_by_the_fences()
    {
        Assert.Equal(0, Statistics.Outliers([10, 11, 12, 13, 14, 15]));
        Assert.Equal(1, Statistics.Outliers([10, 11, 12, 13, 14, 99]));
    }

    [Fact]
    public void Spread_is_the_distance_of_the_quartiles_relative_to_the_median() =>
        Assert.Equal(0.5, Statistics.Spread([2, 3, 4, 5, 6]), 1e-12);
}
