// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Numbers;

namespace InteropBridge.Harness.Gap;

/// <summary>The rounds. In each, every row that is not settled yet is timed once, in a new random order, together with its
/// baseline. A temporary disturbance of the machine then affects all of them equally.</summary>
/// <param name="prepared">The rows.</param>
/// <param name="sampler">Times one row once.</param>
/// <param name="options">The command's options.</param>
internal sealed class Measurement(IReadOnlyList<PreparedRow> prepared, Sampler sampler, GapOptions options)
{
    private readonly Random _order = new(options.OrderSeed);
    private readonly List<MeasuredRow> _rows = [.. prepared.Select(row => new MeasuredRow(row))];
    private readonly List<Refusal> _refusals = [];

    /// <summary>Rounds measured.</summary>
    public int Rounds { get; private set; }

    /// <summary>The rows that have figures: all that have not been refused.</summary>
    public IReadOnlyList<MeasuredRow> Rows => _rows;

    /// <summary>Rows that failed while they were measured.</summary>
    public IReadOnlyList<Refusal> Refusals => _refusals;

    /// <summary>Measures until every interval is narrow or a limit is reached.</summary>
    /// <param name="elapsed">Time already spent that counts against the limit.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <returns>What ended it.</returns>
    public string Run(Stopwatch elapsed, GapProgress progress)
    {
        progress.Phase("Measuring");
        var limits = options.Limits;
        while (true)
        {
            if (progress.IsInterrupted)
            {
                return Interruption.Name;
            }

            var active = Active();
            if (active.Count == 0)
            {
                return _rows.Count == 0 ? "nothing to measure" : "every interval is narrow";
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

    private List<MeasuredRow> Active()
    {
        var unsettled = _rows.Where(row => !IsSettled(row)).ToHashSet();
        var kernels = unsettled.Select(row => row.Kernel).ToHashSet();
        return [.. _rows.Where(row => unsettled.Contains(row) || (row.IsBaseline && kernels.Contains(row.Kernel)))];
    }

    private bool IsSettled(MeasuredRow row) => row.Seconds.Count > Statistics.FewestForInterval
        && (row.IsBaseline || row.Ratio?.RelativeHalfWidth < options.Limits.SettledWidth);

    private void Round(List<MeasuredRow> active, Stopwatch elapsed, GapProgress progress)
    {
        var order = active.ToArray();
        _order.Shuffle(order);
        foreach (var row in order.TakeWhile(_ => !progress.IsInterrupted))
        {
            var spent = elapsed.Elapsed.TotalSeconds / options.Limits.Time.TotalSeconds;
            var left = Math.Max(0, options.Limits.Time.TotalSeconds - elapsed.Elapsed.TotalSeconds);
            progress.At(Math.Min(1, spent), $"round {Rounds + 1}: {row.Row.Plan.Name}, at most {left:0} s left");
            if (Refusal.Of(row.Row.Plan, () => row.Add(Rounds, sampler.Take(row))) is { } refusal)
            {
                _refusals.Add(refusal);
                _rows.Remove(row);
            }
        }

        Rounds++;
        foreach (var row in active.Where(_rows.Contains)) // not those refused in this round
        {
            row.CompareWith(_rows.Find(other => other.IsBaseline && other.Kernel == row.Kernel), options.OrderSeed);
        }

        progress.Line($"round {Rounds}: {active.Count} rows timed, {_rows.Count(IsSettled)} settled, "
            + $"{elapsed.Elapsed.TotalSeconds:0} s of {options.Limits.Time.TotalSeconds:0} s");
    }
}
