// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Report;
using InteropBridge.Harness.Talk;
using InteropBridge.Kernels;
using Spectre.Console;

namespace InteropBridge.Harness.Gap;

/// <summary>The main job from plan to report.</summary>
internal sealed class GapSession(GapOptions options, IReadOnlyList<Row> rows)
{
    private readonly Inputs _inputs = new();
    private int _rounds;
    private string _endedBy = "nothing to measure";

    /// <returns>The program's exit code.</returns>
    /// <exception cref="UsageException">The options ask for what is not there.</exception>
    public static int Run(GapOptions options, IReadOnlyList<Kernel> catalog, IAnsiConsole console)
    {
        var plan = Plan.Create(options, catalog);
        if (options.CudaOnly && !plan.Rows.Any(row => Plan.IsCuda(row.Variant) && row.Variant.IsAvailable))
        {
            console.WriteLine("Nothing was measured, no CUDA variant can run here:");
            foreach (var reasons in plan.Rows.Where(row => !row.Variant.IsAvailable)
                .GroupBy(row => row.Variant.UnavailableReason))
            {
                console.WriteLine($"{string.Join(", ", reasons.Select(row => row.Variant.Id).Distinct())}: {reasons.Key}");
            }

            return ExitCode.Missing;
        }

        var folder = Path.GetFullPath(options.Output ?? ResultFolder.Default);
        // Whether there is a place for the results shows before the work, not after it.
        Try(() => Directory.CreateDirectory(folder), folder);
        var rows = plan.Rows.Select(row => new Row(row)).ToList();
        try
        {
            var session = new GapSession(options, rows);
            var result = session.Measure(console);
            ConsoleReport.Write(console, result);
            Try(() => console.WriteLine(
                $"Results: {ResultFolder.Write(result, folder)} (and .csv, .md; also as latest.*)"), folder);
            return session.Verdict(console);
        }
        finally
        {
            rows.ForEach(row => row.Dispose());
        }
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

    private ResultFile Measure(IAnsiConsole console)
    {
        var started = DateTimeOffset.UtcNow;
        var elapsed = Stopwatch.StartNew();
        var noise = new NoiseMonitor();
        var machine = MachineReader.Read() with { Roofline = Roofline.Measured };
        Announce(console);
        GapProgress.Run(console, progress => Work(elapsed, progress));

        var results = rows.Select(row => ResultRows.Create(row, TalkFigures.Published)).ToList();
        return new ResultFile
        {
            Environment = machine,
            Rows = results,
            Run = new RunInfo
            {
                Command = options.Command,
                Started = started,
                Seconds = elapsed.Elapsed.TotalSeconds,
                Quick = options.Quick,
                Rounds = _rounds,
                EndedBy = _endedBy,
                TimeLimitSeconds = options.Limits.Time.TotalSeconds,
                RoundLimit = options.Limits.Rounds,
                OrderSeed = options.OrderSeed,
                InputSeed = options.Arguments.Seed,
                Noise = noise.Read(Spreads(results)),
            },
        };
    }

    private void Announce(IAnsiConsole console)
    {
        console.WriteLine($"{rows.Count} rows, at most {options.Limits.Time.TotalSeconds:0} s or {options.Limits.Rounds} rounds"
            + (options.Quick ? "; the quick form: fewer steps and shorter lists than the talk's" : ""));
        foreach (var row in rows.Where(row => row.Plan is { IsBaseline: true, Variant.IsAvailable: false }))
        {
            console.WriteLine($"{row.Plan.Name}, the baseline, is not available: {row.UnavailableReason}");
            console.WriteLine(References.VariantFor(row.Kernel) is { } other
                ? $"The other rows of {row.Kernel} are checked against {other} and have no ratios."
                : $"No variant of {row.Kernel} is available.");
        }
    }

    private void Work(Stopwatch elapsed, GapProgress progress)
    {
        using var references = new References(_inputs);
        var verification = new Verification(_inputs, references, options.Limits);
        new Warmup(_inputs, options.Limits).Run([.. rows.Where(row => row.IsMeasurable)], progress);

        progress.Phase("Verifying every variant against the baseline, bit for bit");
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            progress.At((double)i / rows.Count, row.Plan.Name);
            if (row.IsMeasurable)
            {
                row.Guard(() => verification.Run(row));
            }

            progress.Line($"{row.Plan.Name}: {row.UnavailableReason?.ReplaceLineEndings(" ") ?? row.Failure ?? "same bits"}");
        }

        using var taker = options.Contended ? new CoreTaker() : null;
        var measurement = new Measurement(rows, verification, options, taker);
        _endedBy = measurement.Run(elapsed, progress);
        _rounds = measurement.Rounds;
    }

    private static Dictionary<string, double> Spreads(IEnumerable<ResultRow> results) => results
        .Where(row => row.IsBaseline && row.Samples.Count >= Statistics.FewestForInterval)
        .ToDictionary(row => $"{row.Kernel} {row.Type} {row.Variant}", row => Statistics.Spread([.. row.Samples]));

    private int Verdict(IAnsiConsole console)
    {
        foreach (var row in rows.Where(row => row.Failure is not null))
        {
            console.WriteLine($"FAILED: {row.Plan.Name}: {row.Failure}");
        }

        return rows.Any(row => row.Failure is not null) ? ExitCode.Mismatch
            : rows.Any(row => row.Plan.IsBaseline && row.UnavailableReason is not null) ? ExitCode.Missing
            : ExitCode.Success;
    }
}
