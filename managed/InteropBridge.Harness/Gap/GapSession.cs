// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Compare;
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Report;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;
using Spectre.Console;

namespace InteropBridge.Harness.Gap;

/// <summary>The comparison, from plan to report.</summary>
internal sealed class GapSession : IDisposable
{
    private readonly GapOptions _options;
    private readonly IReadOnlyList<PlannedRow> _plan;
    private readonly Dictionary<PlannedRow, Refusal> _refusals = [];
    private readonly List<PreparedRow> _prepared = [];
    private readonly Inputs _inputs = new();
    private bool _isInterrupted;

    private GapSession(GapOptions options, IReadOnlyList<PlannedRow> plan)
    {
        (_options, _plan) = (options, plan);
        foreach (var row in plan)
        {
            if (row.Variant.UnavailableReason is { } reason)
            {
                _refusals.Add(row, new Refusal(row, reason, null));
            }
        }
    }

    /// <param name="options">The command's options.</param>
    /// <param name="catalog">The kernels there are.</param>
    /// <param name="console">Where everything is shown.</param>
    /// <param name="json">Where the result is written as JSON; null: nowhere but to its file.</param>
    /// <returns>The program's exit code.</returns>
    /// <exception cref="UsageException">The options name something that does not exist.</exception>
    public static int Run(GapOptions options, IReadOnlyList<Kernel> catalog, IAnsiConsole console, TextWriter? json = null)
    {
        // Whatever is wrong with a size shows before the first is measured.
        var steps = Sweep.Steps(options).Select(step => (Options: step, Plan: Plan.Create(step, catalog))).ToList();
        var plan = steps[0].Plan;
        if (!options.AllowDebug)
        {
            Optimized.Require(plan.Rows);
        }

        var asked = plan.Rows.Where(row => row.Variant.Backend is { } backend && options.Backends.Contains(backend.Name)).ToList();
        if (options.Backends.Count > 0 && !asked.Exists(row => row.Variant.IsAvailable))
        {
            console.WriteLine($"Nothing was measured, because no variant of {string.Join(", ", options.Backends)} can run here:");
            BackendLines.Of(asked.Select(row => row.Variant)).ToList().ForEach(console.WriteLine);
            return ExitCode.Missing;
        }

        var folder = Path.GetFullPath(options.Output ?? ResultFolder.Default);
        _ = options.SaveBaseline is null ? "" : Baselines.FileOf(folder, options.SaveBaseline); // which refuses bad names
        // Whether there is a place for the results shows before the work, not after it.
        Try(() => ResultFolder.Try(folder), folder);
        if (options.JitModes is { } modes)
        {
            return steps.Count == 1 ? Modes(new JitModes(options, plan.Rows, modes), console, folder)
                : throw new UsageException("--jit-modes measures one size: leave out --sweep.");
        }

        var sessions = new List<GapSession>();
        var chatty = options.Quiet ? Terminal.Create(TextWriter.Null) : console;
        var parts = new List<ResultFile>();
        foreach (var step in steps.TakeWhile(_ => !sessions.Exists(session => session._isInterrupted)))
        {
            // Freed before the next one, which then has the memory to itself.
            using var session = new GapSession(step.Options, step.Plan.Rows);
            sessions.Add(session);
            parts.Add(session.Measure(chatty));
        }

        var result = Sweep.Merge(parts);
        (options.Quiet ? (Action<IAnsiConsole, ResultFile>)ConsoleReport.Answer : ConsoleReport.Write)(console, result);
        Try(() => sessions[0].Write(chatty, json, result, folder), folder);
        var codes = sessions.Select(session => session.Verdict(console)).ToList();
        return codes.Contains(ExitCode.Mismatch) ? ExitCode.Mismatch : codes.Max();
    }

    public void Dispose() => _prepared.ForEach(row => row.Dispose());

    private static int Modes(JitModes modes, IAnsiConsole console, string folder)
    {
        IReadOnlyList<ModeRow> rows = [];
        var isInterrupted = false;
        GapProgress.Run(console, progress => (rows, isInterrupted) = (modes.Run(progress), progress.IsInterrupted));
        var report = new ModeReport(rows, modes.Blocks);
        report.Lines().ToList().ForEach(line => console.Profile.Out.Writer.WriteLine(line));
        var file = Path.Combine(folder, "latest-jit-modes.md");
        Try(() => File.WriteAllText(file, report.Markdown()), folder);
        console.WriteLine($"Results: {file}");
        return isInterrupted ? ExitCode.Interrupted : rows.Any(row => row.Problem is not null) ? ExitCode.Mismatch : ExitCode.Success;
    }

    private static void Try(Action writing, string folder)
    {
        try
        {
            writing();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The results cannot be written to {folder}: {unwritable.Message}");
        }
    }

    private void Write(IAnsiConsole console, TextWriter? json, ResultFile result, string folder)
    {
        var written = ResultFolder.Write(result, folder);
        json?.Write(File.ReadAllText(written.Json));
        if (_options.SaveBaseline is { } name)
        {
            Baselines.Save(written.Json, folder, name);
        }

        written.Lines().Concat(_options.Open && Opener.Open(written.Html) is { } problem ? [problem] : []).ToList()
            .ForEach(console.WriteLine);
    }

    private ResultFile Measure(IAnsiConsole console)
    {
        var started = DateTimeOffset.UtcNow;
        var elapsed = Stopwatch.StartNew();
        var noise = new NoiseMonitor();
        var machine = MachineReader.Read() with { Roofline = Roofline.Measured };
        Announce(console);
        Measured measurement = null!;
        GapProgress.Run(console, progress => measurement = Measure(progress));
        Refuse(measurement.Refusals);
        var measured = measurement.Rows.Where(row => row.Seconds.Count > 0).ToDictionary(row => row.Row.Plan);
        Refuse(Open().Where(row => !measured.ContainsKey(row)).ToList()
            .Select(row => new Refusal(row, "it was not measured, because the run was interrupted", null)));
        var rows = _plan.Select(row => measured.TryGetValue(row, out var figures)
            ? ResultRows.Create(figures) : ResultRows.Create(_refusals[row])).ToList();
        return new ResultFile
        {
            Environment = machine,
            Backends = ResultRows.Backends(_plan),
            Answers = new Answers([.. measured.Values], _options.OrderSeed).All(),
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
                Noise = noise.Read(Spreads(rows), ThreadsAtOnce()),
            },
        };
    }

    private void Announce(IAnsiConsole console)
    {
        console.WriteLine($"{_plan.Count} rows, at most {_options.Limits.Time.TotalSeconds:0} s or {_options.Limits.Rounds} rounds"
            + (_options.Quick ? "; quick, with smaller sizes" : ""));
        foreach (var refusal in _refusals.Values.Where(refusal => refusal.Row.IsBaseline))
        {
            var kernel = refusal.Row.Kernel;
            console.WriteLine($"{refusal.Row.Name}, the baseline, is not available: {refusal.Text}");
            console.WriteLine(References.VariantFor(kernel) is { } other
                ? $"The other rows of {kernel} are checked against {other} and have no ratios."
                : $"No variant of {kernel} is available.");
        }
    }

    private Measured Measure(GapProgress progress)
    {
        if (_options.Processes > 1)
        {
            var spread = new SpreadMeasurement(_options, [.. Open()], progress).Run();
            _isInterrupted = progress.IsInterrupted;
            return spread;
        }

        Refuse(new RowChecks(_options, progress).Run(Open()));
        var elapsed = Stopwatch.StartNew();
        using var references = new References(_inputs);
        var verification = new Verification(_inputs, references, _options.Limits);
        Prepare(verification, progress);
        using var taker = _options.Contended ? new CoreTaker() : null;
        var measurement = new Measurement(_prepared, new Sampler(verification, taker), _options);
        var endedBy = measurement.Run(elapsed, progress);
        _isInterrupted = progress.IsInterrupted;
        return new Measured(measurement.Rows, measurement.Refusals, measurement.Rounds, endedBy);
    }

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

    private int Verdict(IAnsiConsole console)
    {
        var failed = _plan.Where(row => _refusals.TryGetValue(row, out var refusal) && refusal.Failure is not null).ToList();
        foreach (var row in failed)
        {
            console.WriteLine($"FAILED: {row.Name}: {_refusals[row].Failure}");
        }

        return _isInterrupted ? ExitCode.Interrupted
            : failed.Count > 0 ? ExitCode.Mismatch
            : _refusals.Values.Any(refusal => refusal.Row.IsBaseline) ? ExitCode.Missing
            : ExitCode.Success;
    }
}
