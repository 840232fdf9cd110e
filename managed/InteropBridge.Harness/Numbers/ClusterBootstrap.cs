// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Numbers;

/// <summary>The bootstrap for values that come in clusters, such as rounds in processes: values of a cluster resemble each other, so
/// that clusters are resampled, and then the values in them.</summary>
internal static class ClusterBootstrap
{
    private const int Resamples = 2000;
    private const double Tail = 0.025;

    /// <param name="values">The values.</param>
    /// <param name="clusters">The cluster of each value.</param>
    /// <param name="seed">Of the resampling.</param>
    /// <returns>The median of all values, with its percentile interval.</returns>
    public static Estimate Median(IReadOnlyList<double> values, IReadOnlyList<int> clusters, int seed)
    {
        double[][] groups = [.. values.Zip(clusters).GroupBy(pair => pair.Second, pair => pair.First).Select(group => group.ToArray())];
        if (groups.Length == 1)
        {
            return Statistics.Bootstrap(values, seed);
        }

        var random = new Random(seed);
        var medians = new double[Resamples];
        for (var i = 0; i < medians.Length; i++)
        {
            medians[i] = Statistics.Median([.. random.GetItems(groups, groups.Length)
                .SelectMany(group => random.GetItems(group, group.Length))]);
        }

        Array.Sort(medians);
        var tail = (int)(Tail * Resamples);
        return new Estimate(Statistics.Median(values), medians[tail], medians[^(tail + 1)]);
    }
}
