// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Gap;

/// <summary>Measures in several processes, one after the other, each with its share of the rounds and of the time: where memory lies
/// and what the JIT does differ from process to process, and no round of the same process shows it.</summary>
/// <param name="options">The command's options.</param>
/// <param name="plan">The rows that can run.</param>
/// <param name="progress">Receives the progress.</param>
internal sealed class SpreadMeasurement(GapOptions options, IReadOnlyList<PlannedRow> plan, GapProgress progress)
{
    private readonly Dictionary<PlannedRow, MeasuredRow> _rows = [];
    private readonly Dictionary<PlannedRow, Refusal> _refusals = [];
    private readonly List<string> _ends = [];
    private int _rounds;

    /// <exception cref="UsageException">A process could not be started, or none left a result.</exception>
    public Measured Run()
    {
        progress.Phase($"Measuring in {options.Processes} processes");
        var folder = Directory.CreateTempSubdirectory("interopbridge-");
        try
        {
            for (var process = 0; process < options.Processes && !progress.IsInterrupted; process++)
            {
                progress.At((double)process / options.Processes, $"process {process + 1} of {options.Processes}");
                Take(process, Measure(process, Path.Combine(folder.FullName, $"{process}")));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        foreach (var row in _rows.Values)
        {
            row.CompareWith(_rows.Values.FirstOrDefault(other => other.IsBaseline && other.Kernel == row.Kernel), options.OrderSeed);
        }

        return new Measured([.. _rows.Values], [.. _refusals.Values], _rounds,
            $"{string.Join("; ", _ends.Distinct())}; spread over {_ends.Count} processes: intervals resample processes, and the rounds "
            + "of each");
    }

    private ResultFile? Measure(int process, string folder)
    {
        var (result, exitCode) = GapProcess.Run(options with
        {
            Output = folder,
            OrderSeed = options.OrderSeed + process,
            Limits = options.Limits with
            {
                Rounds = (options.Limits.Rounds + options.Processes - 1) / options.Processes,
                Time = options.Limits.Time / options.Processes,
            },
        }, new Dictionary<string, string>());
        progress.Line($"process {process + 1} of {options.Processes}: "
            + (result is null ? $"no result, {Checks.Deaths.Describe(exitCode)}" : $"{result.Run.Rounds} rounds"));
        return result;
    }

    private void Take(int process, ResultFile? result)
    {
        _ends.Add(result is null ? $"process {process + 1} crashed, and its samples are lost" : result.Run.EndedBy);
        foreach (var row in plan)
        {
            var found = result?.Rows.FirstOrDefault(other => other.Kernel == row.Kernel.Name && other.Type == row.Kernel.Type
                && other.Variant == row.Variant.Id);
            if (found is { Failure: not null } or { UnavailableReason: not null })
            {
                _refusals.TryAdd(row, new Refusal(row, found.UnavailableReason, found.Failure));
                _rows.Remove(row);
            }
            else if (found is not null && !_refusals.ContainsKey(row))
            {
                Add(row, found, process);
            }
        }

        _rounds += result?.Run.Rounds ?? 0;
    }

    private void Add(PlannedRow plan, ResultRow found, int process)
    {
        if (!_rows.TryGetValue(plan, out var row))
        {
            _rows.Add(plan, row = new MeasuredRow(Prepared(plan, found)));
        }

        // What a process cut down on a slow machine counts as if it had done as much as the first one.
        var scale = row.Row.Fraction / found.Fraction;
        int[] collections = [.. found.GcCounts!.Select(count => (int)Math.Round(count * found.Fraction * found.Repeats))];
        for (var i = 0; i < found.Samples.Count; i++)
        {
            row.Add(_rounds + found.SampleRounds[i], new Sample(
                found.Samples[i] * scale, found.ContendedSamples.Count > i ? found.ContendedSamples[i] * scale : null,
                [found.ReadBackSeconds!.Value], (found.AllocatedBytes ?? 0) * row.Row.Fraction, collections, 0,
                found.DeviceSeconds * row.Row.Fraction) { Process = process });
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
