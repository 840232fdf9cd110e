// SPDX-License-Identifier: MIT
using System.Text.Json;
using InteropBridge.Harness.Watch;

namespace InteropBridge.Harness.Gap;

/// <summary>The samples of the processes that a row has ended before this one, and those that this one leaves for the next. Each is
/// written before other code of a variant runs, and was verified.</summary>
/// <param name="plan">The rows to measure; samples of others, of another size for instance, are left out.</param>
internal sealed class KeptSamples(IReadOnlyList<PlannedRow> plan)
{
    private readonly string? _file = Journal.FileOf("samples.jsonl");
    private readonly List<KeptSample> _before = Read(plan, Journal.FileOf("samples.jsonl"));

    /// <summary>Rounds that were begun.</summary>
    public int Rounds => _before.Count == 0 ? 0 : _before.Max(kept => kept.Round) + 1;

    /// <summary>Seconds that counted against the limit.</summary>
    public double Elapsed => _before.Count == 0 ? 0 : _before.Max(kept => kept.Elapsed);

    /// <summary>Number of this process.</summary>
    public int Process => _before.Count == 0 ? 0 : _before.Max(kept => kept.Sample.Process) + 1;

    /// <summary>Gives a row the samples that there are of it.</summary>
    public void AddTo(MeasuredRow row)
    {
        foreach (var kept in _before.Where(kept => kept.Row.IsSame(row.Row.Plan.Running())))
        {
            // What a process cut down on a slow machine counts as if it had done as much as this one.
            row.Add(kept.Round, kept.Sample.Scale(row.Row.Fraction / kept.Fraction));
        }
    }

    /// <summary>Keeps a sample for the next process.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="round">Its round.</param>
    /// <param name="elapsed">Seconds that count against the limit.</param>
    /// <param name="sample">The sample.</param>
    public void Keep(PreparedRow row, int round, double elapsed, Sample sample)
    {
        if (_file is not null)
        {
            var kept = new KeptSample(row.Plan.Running(), round, row.Fraction, elapsed, sample);
            File.AppendAllText(_file, JsonSerializer.Serialize(kept, GapJson.Default.KeptSample) + "\n");
        }
    }

    private static List<KeptSample> Read(IReadOnlyList<PlannedRow> plan, string? file) => File.Exists(file)
        ? [.. JsonLines.Read(file, GapJson.Default.KeptSample).Where(kept => plan.Any(row => kept.Row.IsSame(row.Running())))] : [];
}
