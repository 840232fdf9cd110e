// SPDX-License-Identifier: MIT
using System.Text.Json;
using InteropBridge.Harness.Advice;
using InteropBridge.Harness.Compare;
using InteropBridge.Harness.Report;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Harness.Watch;
using InteropBridge.Variants;
using Spectre.Console;

namespace InteropBridge.Harness.Gap;

/// <summary>The command's work, from its options to the report.</summary>
internal static class GapRun
{
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
            return steps.Count == 1 ? Modes(new JitModes(options, plan.Rows, modes), modes != JitMode.All, console, folder)
                : throw new UsageException("--jit-modes measures one size: leave out --sweep.");
        }

        if (options.Layouts is not null)
        {
            return steps.Count == 1 ? Layouts(new LayoutRun(options, plan.Rows), console, folder)
                : throw new UsageException("--layouts measures one size: leave out --sweep.");
        }

        var chatty = options.Quiet ? Terminal.Create(TextWriter.Null) : console;
        var run = new SizesRun(steps, chatty);
        var result = run.Run();
        if (Part.IsOne)
        {
            Try(() => File.WriteAllText(GapProcess.ResultOf(folder), JsonSerializer.Serialize(result, ResultJson.Default.ResultFile)), folder);
            return Verdict(result, run.IsInterrupted, Terminal.Create(TextWriter.Null));
        }

        (options.Quiet ? (Action<IAnsiConsole, ResultFile>)ConsoleReport.Answer : ConsoleReport.Write)(console, result);
        Try(() => Write(options, chatty, json, result, folder), folder);
        if (options.Advise)
        {
            AdviseCommand.Lines(result, null).DefaultIfEmpty(AdviseCommand.NoSteps).ToList().ForEach(console.WriteLine);
        }

        return Verdict(result, run.IsInterrupted, console);
    }

    /// <summary>Says what failed.</summary>
    private static int Verdict(ResultFile result, bool isInterrupted, IAnsiConsole console)
    {
        var failed = result.Rows.Where(row => row.Failure is not null).ToList();
        var isSweep = result.Rows.GroupBy(row => (row.Kernel, row.Type, row.Variant)).Any(rows => rows.Count() > 1);
        foreach (var row in failed)
        {
            console.WriteLine($"FAILED: {row.Kernel} {row.Type} {row.Variant}{(isSweep ? $" at {Workload.Text(row.Sizes)}" : "")}: {row.Failure}");
        }

        return isInterrupted ? ExitCode.Interrupted
            : failed.Count > 0 ? ExitCode.Mismatch
            : result.Rows.Any(row => row.IsBaseline && row.UnavailableReason is not null) ? ExitCode.Missing
            : ExitCode.Success;
    }

    private static int Modes(JitModes modes, bool isNamed, IAnsiConsole console, string folder)
    {
        IReadOnlyList<ModeRow> rows = [];
        var isInterrupted = false;
        GapProgress.Run(console, TimeSpan.Zero, progress => (rows, isInterrupted) = (modes.Run(progress), progress.IsInterrupted));
        var report = new ModeReport(rows, modes.Blocks, modes.Missing);
        report.Lines().ToList().ForEach(line => console.Profile.Out.Writer.WriteLine(line));
        var file = Path.Combine(folder, "latest-jit-modes.md");
        Try(() => File.WriteAllText(file, report.Markdown()), folder);
        console.WriteLine($"Results: {file}");
        return isInterrupted ? ExitCode.Interrupted : rows.Any(row => row is { Problem: not null, IsUnavailable: false }) ? ExitCode.Mismatch
            : modes.Missing is not null && isNamed ? ExitCode.Missing : ExitCode.Success;
    }

    private static int Layouts(LayoutRun run, IAnsiConsole console, string folder)
    {
        var isInterrupted = false;
        GapProgress.Run(console, TimeSpan.Zero, progress =>
        {
            run.Run(progress);
            isInterrupted = progress.IsInterrupted;
        });
        run.Lines().ToList().ForEach(line => console.Profile.Out.Writer.WriteLine(line));
        var file = Path.Combine(folder, "latest-layouts.md");
        Try(() => File.WriteAllText(file, $"# Layouts\n\n```\n{string.Join('\n', run.Lines())}\n```\n"), folder);
        console.WriteLine($"Results: {file}");
        return isInterrupted ? ExitCode.Interrupted : run.Problems.Count > 0 ? ExitCode.Mismatch : ExitCode.Success;
    }

    private static void Try(Action writing, string folder)
    {
        try
        {
            writing();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The results cannot be written to {folder}: {unwritable.Message} Choose another folder with --output.");
        }
    }

    private static void Write(GapOptions options, IAnsiConsole console, TextWriter? json, ResultFile result, string folder)
    {
        var written = ResultFolder.Write(result, folder);
        json?.Write(File.ReadAllText(written.Json));
        if (options.SaveBaseline is { } name)
        {
            Baselines.Save(written.Json, folder, name);
        }

        written.Lines().Concat(options.Open && Opener.Open(written.Html) is { } problem ? [problem] : []).ToList()
            .ForEach(console.WriteLine);
    }
}
