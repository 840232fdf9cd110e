// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Numbers;

/// <summary>How far processes are apart, and how far the values of one process.</summary>
/// <param name="Between">Distance of the smallest and the largest process's median, relative to the median of all.</param>
/// <param name="Within">Distance of the quartiles of a process's values relative to their median, the mean over processes.</param>
internal readonly record struct ProcessSpread(double Between, double Within)
{
    /// <summary>Less than this is no difference that anybody asks for.</summary>
    private const double Small = 0.02;

    private const int FewestValues = 3;

    /// <summary>Whether a process matters more than a value of it, so that more values of the same process say little.</summary>
    public bool IsLarge => Between > Small && Between > Within;

    /// <param name="values">The values.</param>
    /// <param name="processes">The process of each value.</param>
    /// <returns>Null with fewer than two processes that have a few values each.</returns>
    public static ProcessSpread? Of(IReadOnlyList<double> values, IReadOnlyList<int> processes)
    {
        double[][] groups = [.. values.Zip(processes).GroupBy(pair => pair.Second, pair => pair.First)
            .Select(group => group.ToArray()).Where(group => group.Length >= FewestValues)];
        double[] medians = [.. groups.Select(group => Statistics.Median(group))];
        return groups.Length < 2 ? null
            : new((medians.Max() - medians.Min()) / Statistics.Median(values), groups.Average(group => Statistics.Spread(group)));
    }
}
