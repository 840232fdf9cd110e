// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Advice;

/// <summary>What the declared steps between rows are worth. Steps over rows that were not measured are one.</summary>
/// <param name="rows">The rows of one workload.</param>
/// <param name="seed">Of the bootstrap.</param>
internal sealed class MeasuredSteps(IEnumerable<ResultRow> rows, int seed)
{
    /// <summary>The rows that have times, do the same work as the others and can be called from C#.</summary>
    public IReadOnlyList<ResultRow> Rows { get; } =
        [.. rows.Where(row => row is { Samples.Count: > 0, DifferentAlgorithm: false, IsPeer: false, Failure: null })];

    /// <summary>Of the full workload; null if there is no row.</summary>
    public static ResultRow? Fastest(IEnumerable<ResultRow> rows) => rows.MinBy(row => row.MedianSeconds);

    /// <summary>The step that leads to a row; null if none does that starts from a measured one.</summary>
    public ResultFactor? To(ResultRow row)
    {
        var names = new List<string>();
        foreach (var step in row.Steps)
        {
            names.Insert(0, step.Differs);
            if (Rows.FirstOrDefault(other => other.Variant == step.From) is { } from)
            {
                return Between(from, row, Together(names));
            }
        }

        return null;
    }

    /// <summary>The steps that lead to a row, first one first.</summary>
    public IReadOnlyList<ResultFactor> Chain(ResultRow row)
    {
        var factors = new List<ResultFactor>();
        for (var step = To(row); step is not null; step = To(Rows.First(other => other.Variant == step.From)))
        {
            factors.Insert(0, step);
        }

        return factors;
    }

    /// <summary>How many times as fast one row is as another.</summary>
    /// <param name="start">The row that is divided.</param>
    /// <param name="end">The row to divide by.</param>
    /// <param name="differs">What they differ in.</param>
    public ResultFactor Between(ResultRow start, ResultRow end, string differs)
    {
        List<(double Ratio, int Process)> pairs =
        [
            .. from sample in start.SampleRounds.Zip(start.Samples, start.Processes)
               join other in end.SampleRounds.Zip(end.Samples) on sample.First equals other.First
               select (sample.Second / start.Fraction / (other.Second / end.Fraction), sample.Third),
        ];
        // Rows that settled in different rounds have none in common; their medians still compare, without an interval.
        Estimate? paired = pairs.Count == 0 ? null
            : ClusterBootstrap.Median([.. pairs.Select(pair => pair.Ratio)], [.. pairs.Select(pair => pair.Process)], seed);
        var enough = pairs.Count >= Statistics.FewestForInterval;
        return new ResultFactor
        {
            Differs = differs,
            From = start.Variant,
            To = end.Variant,
            Ratio = paired?.Median ?? start.MedianSeconds!.Value / end.MedianSeconds!.Value,
            Low = enough ? paired?.Low : null,
            High = enough ? paired?.High : null,
        };
    }

    private static string Together(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
