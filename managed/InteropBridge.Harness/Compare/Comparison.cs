// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Compare;

/// <summary>Compares two runs, row by row.</summary>
/// <param name="before">The earlier run.</param>
/// <param name="after">The later run.</param>
/// <param name="byTime">Whether times are compared. Otherwise ratios to the baseline of the same round are, so that a machine
/// that has become slower as a whole changes nothing.</param>
internal sealed class Comparison(ResultFile before, ResultFile after, bool byTime)
{
    private const int Seed = 1;

    /// <summary>All rows of both runs, in the order of the later one.</summary>
    public IReadOnlyList<RowChange> Changes { get; } =
    [
        .. from row in after.Rows
           let earlier = before.Rows.FirstOrDefault(other => IsSame(row, other))
           select new RowChange(earlier, row, earlier is null ? null : Speed(earlier, before, row, after, byTime)),
        .. from row in before.Rows
           where !after.Rows.Any(other => IsSame(row, other))
           select new RowChange(row, null, null),
    ];

    /// <summary>Whether a row counts: the baseline is what the others are measured by.</summary>
    public bool Counts(RowChange change) => byTime || !change.Row.IsBaseline;

    private static bool IsSame(ResultRow row, ResultRow other) =>
        (row.Kernel, row.Type, row.Variant, Workload.Text(row.Sizes)) == (other.Kernel, other.Type, other.Variant, Workload.Text(other.Sizes));

    private static Estimate? Speed(ResultRow before, ResultFile beforeFile, ResultRow after, ResultFile afterFile, bool byTime)
    {
        var isPaired = !byTime && !after.IsBaseline;
        double[] then = [.. isPaired ? Ratios(before, beforeFile) : Speeds(before)];
        double[] now = [.. isPaired ? Ratios(after, afterFile) : Speeds(after)];
        return Math.Min(then.Length, now.Length) < Statistics.FewestForInterval ? null : Statistics.BootstrapQuotient(now, then, Seed);
    }

    private static IEnumerable<double> Speeds(ResultRow row) => row.Samples.Select(seconds => row.Fraction / seconds);

    /// <summary>Of each round: the baseline's time divided by the row's.</summary>
    private static IEnumerable<double> Ratios(ResultRow row, ResultFile file)
    {
        var baseline = file.Rows.FirstOrDefault(other => other.IsBaseline && other.Kernel == row.Kernel && other.Type == row.Type
            && Workload.Text(other.Sizes) == Workload.Text(row.Sizes));
        return baseline is null ? []
            : from pair in row.SampleRounds.Zip(row.Samples)
              join other in baseline.SampleRounds.Zip(baseline.Samples) on pair.First equals other.First
              select other.Second / baseline.Fraction / (pair.Second / row.Fraction);
    }
}
