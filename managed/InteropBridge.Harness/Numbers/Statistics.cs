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
    public static Estimate Bootstrap(IReadOnlyList<double> ratios, int seed)
    {
        var random = new Random(seed);
        var resample = new double[ratios.Count];
        var medians = new double[Resamples];
        foreach (ref var median in medians.AsSpan())
        {
            foreach (ref var value in resample.AsSpan())
            {
                value = ratios[random.Next(ratios.Count)];
            }

            Array.Sort(resample);
            median = (resample[(resample.Length - 1) / 2] + resample[resample.Length / 2]) / 2;
        }

        var sample = new Sample(medians);
        return new Estimate(Median(ratios), Quantiles.Quantile(sample, 0.025), Quantiles.Quantile(sample, 0.975));
    }
}
