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

    /// <summary>All rows that could run in one of the runs, in the order of the later one.</summary>
    public IReadOnlyList<RowChange> Changes { get; } =
    [
        .. from row in after.Rows
           let earlier = before.Rows.FirstOrDefault(other => IsSame(row, other))
           where row.UnavailableReason is null || earlier is { UnavailableReason: null }
           select new RowChange(earlier, row, earlier is null ? null : Speed(earlier, before, row, after, byTime)),
        .. from row in before.Rows
           where row.UnavailableReason is null && !after.Rows.Any(other => IsSame(row, other))
           select new RowChange(row, null, null),
    ];

    /// <summary>Whether a row counts: the baseline is what the others are measured by.</summary>
    public bool Counts(RowChange change) => byTime || !change.Row.IsBaseline;

    private static bool IsSame(ResultRow row, ResultRow other) =>
        (row.Kernel, row.Type, row.Variant, Workload.Text(row.Sizes)) == (other.Kernel, other.Type, other.Variant, Workload.Text(other.Sizes));

    private static Estimate? Speed(ResultRow before, ResultFile beforeFile, ResultRow after, ResultFile afterFile, bool byTime)
    {
        var isPaired = !byTime && !after.IsBaseline;
        List<(double Speed, int Process)> then = [.. isPaired ? Ratios(before, beforeFile) : Speeds(before)];
        List<(double Speed, int Process)> now = [.. isPaired ? Ratios(after, afterFile) : Speeds(after)];
        return Math.Min(then.Count, now.Count) < Statistics.FewestForInterval ? null : ClusterBootstrap.Quotient(now, then, Seed);
    }

    private static IEnumerable<(double Speed, int Process)> Speeds(ResultRow row) =>
        row.Samples.Zip(row.Processes, (seconds, process) => (row.Fraction / seconds, process));

    /// <summary>Of each round: the baseline's time divided by the row's.</summary>
    private static IEnumerable<(double Speed, int Process)> Ratios(ResultRow row, ResultFile file)
    {
        var baseline = file.Rows.FirstOrDefault(other => other.IsBaseline && other.Kernel == row.Kernel && other.Type == row.Type
            && Workload.Text(other.Sizes) == Workload.Text(row.Sizes));
        return baseline is null ? []
            : from sample in row.SampleRounds.Zip(row.Samples, row.Processes)
              join other in baseline.SampleRounds.Zip(baseline.Samples) on sample.First equals other.First
              select (other.Second / baseline.Fraction / (sample.Second / row.Fraction), sample.Third);
    }
}
