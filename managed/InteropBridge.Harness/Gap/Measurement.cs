// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace InteropBridge.Harness.Gap;

/// <summary>The rounds: in each, every row that is not settled yet is timed once, in an order drawn anew, together with the
/// baselines they are compared with. So whatever disturbs the machine for a while disturbs all of them alike.</summary>
/// <param name="rows">The rows.</param>
/// <param name="verification">Checks what they hold after a sample.</param>
/// <param name="options">What was asked for.</param>
/// <param name="taker">Takes one core for a second sample of each row; null: there is none.</param>
internal sealed class Measurement(
    IReadOnlyList<Row> rows, Verification verification, GapOptions options, CoreTaker? taker)
{
    private const double LargeAllocation = 1 << 20;
    private readonly Random _order = new(options.OrderSeed);

    /// <summary>Rounds measured.</summary>
    public int Rounds { get; private set; }

    /// <summary>Measures until every interval is narrow or a limit is reached.</summary>
    /// <param name="elapsed">Time that counts against the limit and is spent already.</param>
    /// <returns>What ended it.</returns>
    public string Run(Stopwatch elapsed, GapProgress progress)
    {
        progress.Phase("Measuring");
        var limits = options.Limits;
        while (true)
        {
            var active = Active();
            if (active.Count == 0)
            {
                return "every interval is narrow";
            }

            if (Rounds == limits.Rounds)
            {
                return $"the limit of {limits.Rounds} rounds";
            }

            var left = limits.Time.TotalSeconds - elapsed.Elapsed.TotalSeconds;
            if (Rounds > 0 && active.Sum(row => row.RoundSeconds) > left)
            {
                return $"the limit of {limits.Time.TotalSeconds:0} s";
            }

            Round(active, elapsed, progress);
        }
    }

    private List<Row> Active()
    {
        var unsettled = rows.Where(row => row.IsMeasurable && !IsSettled(row)).ToList();
        var kernels = unsettled.Select(row => row.Kernel).ToHashSet();
        return [.. rows.Where(row => row.IsMeasurable
            && (unsettled.Contains(row) || (row.Plan.IsBaseline && kernels.Contains(row.Kernel))))];
    }

    private bool IsSettled(Row row) => row.Samples.Count > Statistics.FewestForInterval
        && (row.Plan.IsBaseline || row.Ratio?.RelativeHalfWidth < options.Limits.SettledWidth);

    private void Round(List<Row> active, Stopwatch elapsed, GapProgress progress)
    {
        var order = active.ToArray();
        _order.Shuffle(order);
        foreach (var row in order)
        {
            var spent = elapsed.Elapsed.TotalSeconds / options.Limits.Time.TotalSeconds;
            progress.At(Math.Min(1, spent), $"round {Rounds + 1}: {row.Plan.Name}");
            row.Guard(() => Sample(row));
        }

        Rounds++;
        foreach (var row in active)
        {
            row.Ratio = RatioOf(row);
        }

        var settled = rows.Count(row => row.IsMeasurable && IsSettled(row));
        progress.Line($"round {Rounds}: {active.Count} rows timed, {settled} settled, "
            + $"{elapsed.Elapsed.TotalSeconds:0} s of {options.Limits.Time.TotalSeconds:0} s");
    }

    private void Sample(Row row)
    {
        var start = Stopwatch.GetTimestamp();
        if (row.Repeats > 1)
        {
            row.Run!.Load();
            row.Run.Solve();
            verification.Check(row);
        }

        row.Run!.Load();
        if (row.AllocatedBytes > LargeAllocation)
        {
            // It pays for collecting its own garbage, not for what others left.
            GC.Collect();
        }

        var collections = row.Collections.Select((_, generation) => GC.CollectionCount(generation)).ToArray();
        Quiet.Await();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var seconds = Verification.Time(row, row.Repeats);
        row.AllocatedBytes = (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)row.Repeats;
        for (var generation = 0; generation < collections.Length; generation++)
        {
            row.Collections[generation] += GC.CollectionCount(generation) - collections[generation];
        }

        if (row.Repeats == 1)
        {
            verification.Check(row);
        }

        row.Samples[Rounds] = seconds / row.Repeats;
        SampleContended(row);
        row.RoundSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private void SampleContended(Row row)
    {
        if (taker is not null)
        {
            row.Run!.Load();
            row.ContendedSamples[Rounds] = taker.Beside(() => Verification.Time(row, row.Repeats)) / row.Repeats;
            if (row.Repeats == 1)
            {
                verification.Check(row);
            }
        }
    }

    private Estimate? RatioOf(Row row)
    {
        var baseline = rows.FirstOrDefault(other => other.Kernel == row.Kernel && other.Plan.IsBaseline);
        return baseline is { IsMeasurable: true } && row.IsMeasurable
            ? Statistics.Bootstrap(
                [.. row.Samples.Keys.Select(round => baseline.FullSeconds(round) / row.FullSeconds(round))], options.OrderSeed)
            : null;
    }
}
