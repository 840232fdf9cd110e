// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Harness.Watch;

namespace InteropBridge.Harness.Gap;

/// <summary>Measures in several processes, one after the other, each with its share of the rounds and of the time: where memory lies
/// and what the JIT does differ from process to process, and no round of the same process shows it. More processes follow while
/// they differ more than rounds do and time is left. Unless it was said how many there are, one that has no six rounds in its share
/// of the time goes on alone: rounds are worth more than processes then.</summary>
/// <param name="options">The command's options.</param>
/// <param name="plan">The rows that can run.</param>
/// <param name="known">What came of checking them.</param>
/// <param name="progress">Receives the progress.</param>
internal sealed class SpreadMeasurement(GapOptions options, IReadOnlyList<PlannedRow> plan, CheckedRows known, GapProgress progress)
{
    private readonly SpreadRows _rows = new(plan, known, options.OrderSeed);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _count;
    private TimeSpan _longest;

    /// <exception cref="UsageException">A process could not be started.</exception>
    public Measured Run()
    {
        progress.Phase($"Measuring in {options.Processes} processes");
        var folder = Directory.CreateTempSubdirectory("interopbridge-");
        try
        {
            while (!progress.IsInterrupted && IsAnotherNeeded())
            {
                var start = _clock.Elapsed;
                _rows.Take(_count, Measure(Path.Combine(folder.FullName, $"{_count}")));
                _longest = _clock.Elapsed - start > _longest ? _clock.Elapsed - start : _longest;
                _count++;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return _rows.Finish();
    }

    /// <summary>Whether nobody said how many processes there are.</summary>
    private bool IsFree => options.MostProcesses > options.Processes;

    private bool IsAnotherNeeded() => _count == 0 || (!IsFree && _count < options.Processes)
        || (_count < options.MostProcesses && _clock.Elapsed + _longest < options.Limits.Time && (_count < options.Processes || _rows.Apart() is not null));

    private ResultFile? Measure(string folder)
    {
        var (count, number) = (Math.Max(options.Processes, _count + 1), _count + 1);
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "checked.jsonl");
        known.Write(file);
        var share = options.Limits.Time / options.Processes;
        var after = share.TotalSeconds * (count - number);
        var limits = options.Limits with { Rounds = (options.Limits.Rounds + options.Processes - 1) / options.Processes, Time = share };
        limits = !IsFree ? limits : limits with { Time = options.Limits.Time - _clock.Elapsed, HandOver = share };
        var (result, exitCode) = GapProcess.Run(options with
        {
            Output = folder,
            OrderSeed = options.OrderSeed + _count,
            Limits = limits,
        }, new Dictionary<string, string> { [CheckedRows.Variable] = file }, progress,
            part => Show(part, number, count, after));
        progress.Line($"process {number} of {count}: "
            + (result is null ? $"no result, {Checks.Deaths.Describe(exitCode)}" : $"{result.Run.Rounds} rounds"));
        return result;
    }

    private void Show(PartProgress part, int number, int count, double after)
    {
        var what = $"process {number} of {count}: {part.What}";
        if (part.Share is { } share)
        {
            progress.At((number - 1 + share) / count, what, part.SecondsLeft + after);
        }
        else if (number == 1 || part.What.StartsWith("round", StringComparison.Ordinal))
        {
            progress.Line(what); // all processes verify the same rows
        }
    }
}
