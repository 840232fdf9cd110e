// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Watch;
using InteropBridge.Variants;
using Spectre.Console;

namespace InteropBridge.Harness.Gap;

/// <summary>The comparison of one plan, from its checks to its result.</summary>
internal sealed class GapSession : IDisposable
{
    private readonly GapOptions _options;
    private readonly IReadOnlyList<PlannedRow> _plan;
    private readonly Dictionary<PlannedRow, Refusal> _refusals = [];
    private readonly List<PreparedRow> _prepared = [];
    private readonly Inputs _inputs = new();

    public GapSession(GapOptions options, IReadOnlyList<PlannedRow> plan)
    {
        (_options, _plan) = (options, plan);
        foreach (var row in plan)
        {
            if (row.Variant.UnavailableReason is { } reason)
            {
                _refusals.Add(row, new Refusal(row, reason, null));
            }
            else if (Journal.Failures.FirstOrDefault(failed => failed.Row.IsSame(row.Running())) is { } failed)
            {
                _refusals.Add(row, new Refusal(row, null, failed.Failure));
            }
        }
    }

    /// <summary>Whether it was asked to stop.</summary>
    public bool IsInterrupted { get; private set; }

    public void Dispose() => _prepared.ForEach(row => row.Dispose());

    /// <param name="console">Where progress is shown.</param>
    public ResultFile Measure(IAnsiConsole console)
    {
        var started = DateTimeOffset.UtcNow;
        var elapsed = Stopwatch.StartNew();
        var noise = new NoiseMonitor(_options.Limits.Time);
        var machine = MachineReader.Read() with { Roofline = Roofline.Measured };
        Announce(console);
        Measured measurement = null!;
        GapProgress.Run(console, _options.TimeAfter, progress => measurement = Measure(progress));
        Refuse(measurement.Refusals);
        var measured = measurement.Rows.Where(row => row.Seconds.Count > 0).ToDictionary(row => row.Row.Plan);
        Refuse(Open().Where(row => !measured.ContainsKey(row)).ToList()
            .Select(row => new Refusal(row, IsInterrupted ? "it was not measured, because the run was interrupted"
                : $"it was not measured: {measurement.EndedBy}", null)));
        var rows = _plan.Select(row => measured.TryGetValue(row, out var figures)
            ? ResultRows.Create(figures) : ResultRows.Create(_refusals[row])).ToList();
        (PlannedRow, ResultRow)[] withTimes = [.. _plan.Zip(rows).Where(pair => measured.ContainsKey(pair.First))];
        return new ResultFile
        {
            Environment = machine,
            Backends = ResultRows.Backends(_plan),
            Answers = new Answers(withTimes, _options.OrderSeed).All(),
            Rows = rows,
            Run = new RunInfo
            {
                Command = _options.Command,
                Started = started,
                Seconds = elapsed.Elapsed.TotalSeconds,
                Quick = _options.Quick,
                Rounds = measurement.Rounds,
                EndedBy = measurement.EndedBy,
                TimeLimitSeconds = _options.Limits.Time.TotalSeconds,
                RoundLimit = _options.Limits.Rounds,
                OrderSeed = _options.OrderSeed,
                InputSeed = _options.InputSeed,
                Noise = noise.Read(Spreads(rows), ThreadsAtOnce(), measurement.Warnings),
            },
        };
    }

    private void Announce(IAnsiConsole console)
    {
        console.WriteLine($"{_plan.Count} rows, at most {_options.Limits.Time.TotalSeconds:0} s or {_options.Limits.Rounds} rounds"
            + (_options.Processes > 1 ? $", in {_options.Processes} processes" : "") + (_options.Quick ? "; quick, with smaller sizes" : ""));
        foreach (var refusal in _refusals.Values.Where(refusal => refusal.Row.IsBaseline))
        {
            var kernel = refusal.Row.Kernel;
            console.WriteLine($"{refusal.Row.Name}, the baseline, cannot be used: {refusal.Text}");
            console.WriteLine(References.VariantFor(kernel, HasFailed) is { } other
                ? $"The other rows of {kernel} are checked against {other} and have no ratios."
                : $"No variant of {kernel} can be used.");
        }
    }

    private Measured Measure(GapProgress progress)
    {
        var known = new CheckedRows();
        Refuse(_options.IsChecked ? new RowChecks(_options, known, progress).Run(Open()) : []);
        if (_options.Processes > 1)
        {
            var spread = new SpreadMeasurement(_options, [.. Open()], known, progress).Run();
            IsInterrupted = progress.IsInterrupted;
            return spread;
        }

        var elapsed = Stopwatch.StartNew();
        using var references = new References(_inputs, HasFailed);
        var verification = new Verification(_inputs, references, _options.Limits);
        Prepare(verification, progress);
        using var taker = _options.Contended ? new CoreTaker() : null;
        var measurement = new Measurement(_prepared, new Sampler(verification, taker), new KeptSamples([.. Open()]), _options);
        var endedBy = measurement.Run(elapsed, progress);
        IsInterrupted = progress.IsInterrupted;
        return new Measured(measurement.Rows, measurement.Refusals, measurement.Rounds, endedBy);
    }

    private bool HasFailed(Kernel kernel, Variant variant) =>
        _refusals.Values.Any(refusal => refusal.Failure is not null && (refusal.Row.Kernel, refusal.Row.Variant) == (kernel, variant));

    /// <summary>Threads of the rows that run several.</summary>
    private int ThreadsAtOnce() => _plan.Any(row => row.Variant.IsParallel) ? _options.Threads : 1;

    private void Prepare(Verification verification, GapProgress progress)
    {
        PlannedRow[] rows = [.. Open()];
        if (progress.IsInterrupted)
        {
            return;
        }

        var warm = new Warmup(_inputs, _options.Limits).Run(rows, progress);
        progress.Phase("Verifying every variant against the baseline, bit for bit");
        for (var i = 0; i < rows.Length && !progress.IsInterrupted; i++)
        {
            var (row, (arguments, refusal)) = (rows[i], warm[i]);
            progress.At((double)i / rows.Length, row.Name);
            refusal ??= Refusal.Of(row, () => _prepared.Add(verification.Prepare(row, arguments!)));
            if (refusal is not null)
            {
                _refusals.Add(row, refusal);
            }

            progress.Line($"{row.Name}: {refusal?.Text.ReplaceLineEndings(" ") ?? "same bits"}");
        }

        Refuse(new LastTier(verification, _options.Limits, progress).Await(_prepared));
    }

    private void Refuse(IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            _refusals.Add(refusal.Row, refusal);
        }
    }

    private IEnumerable<PlannedRow> Open() => _plan.Where(row => !_refusals.ContainsKey(row));

    private static Dictionary<string, double> Spreads(IEnumerable<ResultRow> results) => results
        .Where(row => row.IsBaseline && row.Samples.Count >= Statistics.FewestForInterval)
        .ToDictionary(row => $"{row.Kernel} {row.Type} {row.Variant}", row => Statistics.Spread([.. row.Samples]));
}
