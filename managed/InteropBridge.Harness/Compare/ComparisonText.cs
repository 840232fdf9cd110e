// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Compare;

/// <summary>A comparison as lines that fit 80 columns.</summary>
internal static class ComparisonText
{
    public static IEnumerable<string> Lines(Comparison comparison, double bound, bool byTime)
    {
        foreach (var rows in comparison.Changes.GroupBy(change =>
            (change.Row.Kernel, change.Row.Type, Sizes: Workload.Text(change.Row.Sizes))))
        {
            yield return $"{rows.Key.Kernel} {rows.Key.Type}: {rows.Key.Sizes}";
            var width = rows.Max(change => change.Row.Variant.Length);
            yield return $"{"variant".PadRight(width)} {"before",8} {"after",8}  {"speed [95 % CI]",-19} verdict";
            foreach (var change in rows)
            {
                yield return Line(change, width, comparison.Counts(change), change.IsRegression(bound));
            }

            yield return "";
        }

        yield return byTime ? "Speed: time before divided by time after; above 1 is faster."
            : "Speed: ratio to the baseline after, divided by that before; above 1 is faster.";
        yield return Summary(comparison, bound);
    }

    private static string Line(RowChange change, int width, bool counts, bool isRegression)
    {
        var speed = change.Speed is { } known
            ? $"{Figures.Number(known.Median)} [{Figures.Number(known.Low)}, {Figures.Number(known.High)}]" : Figures.None;
        return $"{change.Row.Variant.PadRight(width)} {Figures.Seconds(change.Before?.MedianSeconds),8} "
            + $"{Figures.Seconds(change.After?.MedianSeconds),8}  {speed,-19} {change.Text}"
            + (!counts ? " (baseline)" : isRegression && change.Verdict == Verdict.Slower ? ", above bound" : "");
    }

    private static string Summary(Comparison comparison, double bound)
    {
        var counted = comparison.Changes.Where(comparison.Counts).ToList();
        int Count(Verdict verdict) => counted.Count(change => change.Verdict == verdict);
        var above = counted.Count(change => change.IsRegression(bound) && change.Verdict == Verdict.Slower);
        return $"{Count(Verdict.Slower)} slower ({above} by more than {Figures.Percent(bound)}), {Count(Verdict.Faster)} faster, "
            + $"{Count(Verdict.NoDifference)} without a difference, {Count(Verdict.Unknown)} unknown"
            + (Count(Verdict.Fails) is > 0 and var failing ? $", {failing} FAILING NOW." : ".");
    }
}
