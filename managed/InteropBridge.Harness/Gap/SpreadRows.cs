// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Gap;

/// <summary>Puts together what several processes have measured.</summary>
/// <param name="plan">The rows that can run.</param>
/// <param name="known">Learns which rows have failed, so that the next process leaves them out.</param>
/// <param name="seed">Of the bootstrap.</param>
internal sealed class SpreadRows(IReadOnlyList<PlannedRow> plan, CheckedRows known, int seed)
{
    private readonly Dictionary<PlannedRow, MeasuredRow> _rows = [];
    private readonly Dictionary<PlannedRow, Refusal> _refusals = [];
    private readonly List<string> _ends = [];
    private int _rounds;
    private int _processes;

    /// <summary>The row whose processes are the farthest apart beyond its rounds, in words; null if none is.</summary>
    public string? Apart()
    {
        var (row, spread) = _rows.Values.Select(row => (Row: row, Spread: Spread(row))).Where(pair => pair.Spread is { IsLarge: true })
            .OrderByDescending(pair => pair.Spread!.Value.Between).FirstOrDefault();
        return spread is not { } found ? null : FormattableString.Invariant(
            $"{row.Row.Plan.Name} differs by {found.Between:P0} between processes, and by {found.Within:P0} between rounds of one");
    }

    /// <param name="process">Number of the process.</param>
    /// <param name="result">What it left; null if it crashed.</param>
    public void Take(int process, ResultFile? result)
    {
        _ends.Add(result is null ? $"process {process + 1} crashed, and its samples are lost" : result.Run.EndedBy);
        foreach (var row in plan)
        {
            var found = result?.Rows.FirstOrDefault(other => other.Kernel == row.Kernel.Name && other.Type == row.Kernel.Type
                && other.Variant == row.Variant.Id);
            if (found?.Failure is not null)
            {
                _refusals.TryAdd(row, new Refusal(row, null, found.Failure));
                _rows.Remove(row);
                known.Add(new CheckedRow(row.Running(), 0, null, found.Failure));
            }
            else if (found is { Samples.Count: > 0 } && !_refusals.ContainsKey(row))
            {
                Add(row, found);
            }
            else if (found?.UnavailableReason is { } reason && !_rows.ContainsKey(row))
            {
                _refusals.TryAdd(row, new Refusal(row, reason, null));
            }
        }

        _rounds += result?.Run.Rounds ?? 0;
        _processes += result?.Rows.Max(row => row.SampleProcesses.DefaultIfEmpty().Max()) + 1 ?? 1;
    }

    public Measured Finish()
    {
        Compare();
        string[] warnings = Apart() is not { } apart || _ends.Count >= Statistics.FewestForInterval ? []
            : [$"{apart}: intervals of {_ends.Count} processes are too narrow; measure with --processes {Statistics.FewestForInterval} or more"];
        return new Measured([.. _rows.Values], [.. _refusals.Values], _rounds,
            string.Join("; ", _ends.Distinct().Select(EndOfEach)) + (_ends.Count == 1 ? ""
                : $"; spread over {_ends.Count} processes: intervals resample processes, and the rounds of each")) { Warnings = warnings };
    }

    private string EndOfEach(string end) =>
        end + (_ends.Count > 1 && end.StartsWith(Measurement.Limit, StringComparison.Ordinal) ? " in each process" : "");

    private void Compare()
    {
        foreach (var row in _rows.Values)
        {
            row.CompareWith(BaselineOf(row), seed);
        }
    }

    private MeasuredRow? BaselineOf(MeasuredRow row) => _rows.Values.FirstOrDefault(other => other.IsBaseline && other.Kernel == row.Kernel);

    /// <summary>Of the ratios, as what a process does to both sides does not matter; of times where there is no ratio.</summary>
    private ProcessSpread? Spread(MeasuredRow row)
    {
        var baseline = BaselineOf(row) is { } other && other != row ? other : null;
        int[] rounds = [.. row.Seconds.Keys.Where(round => baseline?.Seconds.ContainsKey(round) != false)];
        return ProcessSpread.Of([.. rounds.Select(round => row.FullSeconds(round) / (baseline?.FullSeconds(round) ?? 1))], row.Processes(rounds));
    }

    private void Add(PlannedRow plan, ResultRow found)
    {
        if (!_rows.TryGetValue(plan, out var row))
        {
            _rows.Add(plan, row = new MeasuredRow(Prepared(plan, found)));
        }

        // Only their mean is known, which may be less than one in a sample: their sum goes with the first of them.
        var counts = found.GcCounts ?? new double[GC.MaxGeneration + 1]; // not known of a peer
        int[] none = new int[counts.Count];
        int[] all = [.. counts.Select(count => (int)Math.Round(count * row.Row.Fraction * row.Row.Repeats * found.Samples.Count))];
        for (var i = 0; i < found.Samples.Count; i++)
        {
            // What a process cut down on a slow machine counts as if it had done as much as the first one.
            row.Add(_rounds + found.SampleRounds[i], new Sample(
                found.Samples[i], found.ContendedSamples.Count > i ? found.ContendedSamples[i] : null, [found.ReadBackSeconds!.Value],
                (found.AllocatedBytes ?? 0) * found.Fraction, i == 0 ? all : none, 0, found.DeviceSeconds * found.Fraction)
            {
                Process = _processes + found.Processes[i],
            }.Scale(row.Row.Fraction / found.Fraction));
        }
    }

    private static PreparedRow Prepared(PlannedRow plan, ResultRow found) =>
        new(plan, plan.Arguments with { Fraction = found.Fraction }, new ElsewhereRun())
        {
            Work = found.GigaWorkPerSecond * 1e9 * found.MedianSeconds,
            Fraction = found.Fraction,
            PrepareSeconds = found.PrepareSeconds!.Value,
            ReadBackSeconds = found.ReadBackSeconds!.Value,
            Repeats = found.Repeats,
            SampleSeconds = found.MedianSeconds!.Value * found.Fraction * found.Repeats,
        };
}
