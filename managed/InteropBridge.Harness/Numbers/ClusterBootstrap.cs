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
        return values.Count == 0 || clusters.Distinct().Count() == 1 ? Statistics.Bootstrap(values, seed)
            : Interval(Statistics.Median(values), Medians(values, clusters, new Random(seed)));
    }

    /// <summary>Quotient of the medians of two independent lists of values, with its percentile interval.</summary>
    /// <param name="above">Values and their clusters.</param>
    /// <param name="below">Those to divide by.</param>
    /// <param name="seed">Of the resampling.</param>
    public static Estimate Quotient(
        IReadOnlyList<(double Value, int Cluster)> above, IReadOnlyList<(double Value, int Cluster)> below, int seed)
    {
        var random = new Random(seed);
        double[] Of(IReadOnlyList<(double Value, int Cluster)> pairs) =>
            Medians([.. pairs.Select(pair => pair.Value)], [.. pairs.Select(pair => pair.Cluster)], random);
        return Interval(Statistics.Median([.. above.Select(pair => pair.Value)]) / Statistics.Median([.. below.Select(pair => pair.Value)]),
            [.. Of(above).Zip(Of(below), (left, right) => left / right)]);
    }

    private static Estimate Interval(double value, double[] resampled)
    {
        Array.Sort(resampled);
        var tail = (int)(Tail * Resamples);
        return new Estimate(value, resampled[tail], resampled[^(tail + 1)]);
    }

    private static double[] Medians(IReadOnlyList<double> values, IReadOnlyList<int> clusters, Random random)
    {
        double[][] groups = [.. values.Zip(clusters).GroupBy(pair => pair.Second, pair => pair.First).Select(group => group.ToArray())];
        var medians = new double[Resamples];
        for (var i = 0; i < medians.Length; i++)
        {
            medians[i] = Statistics.Median([.. random.GetItems(groups, groups.Length)
                .SelectMany(group => random.GetItems(group, group.Length))]);
        }

        return medians;
    }
}
