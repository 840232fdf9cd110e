// SPDX-License-Identifier: MIT
using Pragmastat;
using Perfolizer.Mathematics.OutlierDetection;
using Perfolizer.Mathematics.QuantileEstimators;

namespace InteropBridge.Harness.Numbers;

/// <summary>Medians, spreads and the bootstrap.</summary>
internal static class Statistics
{
    /// <summary>With fewer values the range of all of them contains the median in less than 95 % of cases
    /// (1 - 2^(1 - n): 93.75 % with 5, 96.9 % with 6), so no interval of 95 % exists.</summary>
    public const int FewestForInterval = 6;

    private const int Resamples = 2000;

    private static readonly HyndmanFanQuantileEstimator Quantiles = HyndmanFanQuantileEstimator.Type7;

    public static double Median(IReadOnlyList<double> values) => Quantiles.Quantile(new Sample(values), Probability.Half);

    /// <summary>Distance of the quartiles relative to the median.</summary>
    public static double Spread(IReadOnlyList<double> values)
    {
        var quartiles = Quartiles.Create(values);
        return (quartiles.Q3 - quartiles.Q1) / quartiles.Q2;
    }

    /// <summary>Values beyond Tukey's fences. They are counted and kept.</summary>
    public static int Outliers(IReadOnlyList<double> values)
    {
        var detector = TukeyOutlierDetector.Create(values);
        return values.Count(detector.IsOutlier);
    }

    /// <summary>Median of per-round ratios with its percentile bootstrap interval: rounds are resampled, so that what a
    /// round did to both sides of a ratio stays together.</summary>
    public static Estimate Bootstrap(IReadOnlyList<double> ratios, int seed) =>
        Interval(Median(ratios), Medians(ratios, new Random(seed)));

    /// <summary>Quotient of the medians of two independent samples with its percentile bootstrap interval: each is resampled on
    /// its own.</summary>
    public static Estimate BootstrapQuotient(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, int seed)
    {
        var random = new Random(seed);
        var (above, below) = (Medians(numerators, random), Medians(denominators, random));
        return Interval(Median(numerators) / Median(denominators), [.. above.Zip(below, (left, right) => left / right)]);
    }

    private static Estimate Interval(double value, double[] resampled)
    {
        var sample = new Sample(resampled);
        return new Estimate(value, Quantiles.Quantile(sample, 0.025), Quantiles.Quantile(sample, 0.975));
    }

    /// <summary>The medians of as many resamples as an interval takes.</summary>
    private static double[] Medians(IReadOnlyList<double> values, Random random)
    {
        var resample = new double[values.Count];
        var medians = new double[Resamples];
        foreach (ref var median in medians.AsSpan())
        {
            foreach (ref var value in resample.AsSpan())
            {
                value = values[random.Next(values.Count)];
            }

            Array.Sort(resample);
            median = (resample[(resample.Length - 1) / 2] + resample[resample.Length / 2]) / 2;
        }

        return medians;
    }
}
