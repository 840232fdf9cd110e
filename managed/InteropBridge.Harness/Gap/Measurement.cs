// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Numbers;

namespace InteropBridge.Harness.Gap;

/// <summary>The rounds. In each, every row that is not settled yet is timed once, in a new random order, together with its
/// baseline. A temporary disturbance of the machine then affects all of them equally.</summary>
/// <param name="prepared">The rows.</param>
/// <param name="sampler">Times one row once.</param>
/// <param name="kept">The samples of a process before this one, which ended early.</param>
/// <param name="options">The command's options.</param>
internal sealed class Measurement(IReadOnlyList<PreparedRow> prepared, Sampler sampler, KeptSamples kept, GapOptions options)
{
    /// <summary>How an end begins that is none of the intervals'.</summary>
    public const string Limit = "the limit of";

    private readonly Random _order = new(options.OrderSeed);
    private readonly List<MeasuredRow> _rows = [.. prepared.Select(row => new MeasuredRow(row))];
    private readonly List<Refusal> _refusals = [];

    /// <summary>Rounds measured.</summary>
    public int Rounds { get; private set; } = kept.Rounds;

    /// <summary>The rows that have figures: all that have not been refused.</summary>
    public IReadOnlyList<MeasuredRow> Rows => _rows;

    /// <summary>Rows that failed while they were measured.</summary>
    public IReadOnlyList<Refusal> Refusals => _refusals;

    /// <summary>Measures until every interval is narrow or a limit is reached.</summary>
    /// <param name="elapsed">Time already spent in this process that counts against the limit.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <returns>What ended it.</returns>
    public string Run(Stopwatch elapsed, GapProgress progress)
    {
        progress.Phase(Rounds == 0 ? "Measuring" : $"Measuring, from round {Rounds + 1} on");
        _rows.ForEach(kept.AddTo);
        Compare(_rows);
        var limits = options.Limits;
        var isPastTurn = false;
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

            if (_rows.TrueForAll(row => row.Seconds.Count > 0)) // a process before this one may have died in its first round
            {
                if (Rounds >= limits.Rounds)
                {
                    return $"{Limit} {limits.Rounds} rounds";
                }

                var end = Spent(elapsed) + active.Sum(row => row.RoundSeconds);
                var isTurn = !isPastTurn && end > limits.HandOver?.TotalSeconds;
                isPastTurn |= isTurn;
                if (isTurn && Rounds >= Statistics.FewestForInterval)
                {
                    return $"{Limit} {limits.HandOver!.Value.TotalSeconds:0} s";
                }

                if (end > limits.Time.TotalSeconds)
                {
                    return $"{Limit} {limits.Time.TotalSeconds:0} s";
                }
            }

            Round(active, elapsed, progress);
        }
    }

    private double Spent(Stopwatch elapsed) => kept.Elapsed + elapsed.Elapsed.TotalSeconds;

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
            var (spent, limit) = (Spent(elapsed), options.Limits.Time.TotalSeconds);
            progress.At(Math.Min(1, spent / limit), $"round {Rounds + 1}: {row.Row.Plan.Name}", Math.Max(0, limit - spent));
            if (Refusal.Of(row.Row.Plan, () => Take(row, elapsed)) is { } refusal)
            {
                _refusals.Add(refusal);
                _rows.Remove(row);
            }
        }

        Rounds++;
        Compare(active.Where(_rows.Contains)); // not those refused in this round

        progress.Line($"round {Rounds}: {active.Count} rows timed, {_rows.Count(IsSettled)} settled, "
            + $"{Spent(elapsed):0} s of {options.Limits.Time.TotalSeconds:0} s");
    }

    private void Take(MeasuredRow row, Stopwatch elapsed)
    {
        var sample = sampler.Take(row) with { Process = kept.Process };
        row.Add(Rounds, sample);
        kept.Keep(row.Row, Rounds, Spent(elapsed), sample);
    }

    private void Compare(IEnumerable<MeasuredRow> rows)
    {
        foreach (var row in rows)
        {
            row.CompareWith(_rows.Find(other => other.IsBaseline && other.Kernel == row.Kernel), options.OrderSeed);
        }
    }
}
