// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Checks;
using InteropBridge.Harness.Watch;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Checks rows in a process of their own before anything of them runs in this one, so that a crash or a hang is a failure
/// of that row alone. Baselines come first: what they do with their results is the rule for the others.</summary>
/// <param name="options">The command's options.</param>
/// <param name="known">What came of checks before, and of these.</param>
/// <param name="progress">Receives the progress.</param>
internal sealed class RowChecks(GapOptions options, CheckedRows known, GapProgress progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const int PiecesToChecks = 30;
    private readonly Dictionary<Kernel, (bool WritesAll, TimeSpan Took)> _baselines = [];

    /// <param name="rows">The rows to check.</param>
    /// <returns>Those that failed or cannot run.</returns>
    public IReadOnlyList<Refusal> Run(IEnumerable<PlannedRow> rows)
    {
        // The other process finds the kernels that came with this program or with --assembly.
        PlannedRow[] all = [.. rows.Where(row => KernelCatalog.Kernels.Contains(row.Kernel)).OrderByDescending(row => row.IsBaseline)];
        var refusals = all.Select(Known).OfType<Refusal>().ToList();
        PlannedRow[] order = [.. all.Where(row => known.Find(row) is null)];
        if (order.Length == 0)
        {
            return refusals;
        }

        progress.Phase("Checking every variant in a process of its own, between guard pages");
        using var checker = new Checker(options.Assemblies);
        try
        {
            for (var i = 0; i < order.Length && !progress.IsInterrupted; i++)
            {
                progress.At((double)i / order.Length, order[i].Name);
                if (Check(checker, order[i]) is { } refusal)
                {
                    progress.Line($"{refusal.Row.Name}: {refusal.Text.ReplaceLineEndings(" ")}");
                    refusals.Add(refusal);
                }
            }
        }
        catch (IOException problem)
        {
            progress.Line($"No process for checks can be started, so a crash would end everything: {problem.Message}");
        }

        return refusals;
    }

    private Refusal? Known(PlannedRow row)
    {
        if (known.Find(row) is not { } found)
        {
            return null;
        }

        Journal.Allow(row.Name, TimeSpan.FromSeconds(found.LimitSeconds));
        return found is { UnavailableReason: null, Failure: null } ? null : new Refusal(row, found.UnavailableReason, found.Failure);
    }

    private Refusal? Check(Checker checker, PlannedRow row)
    {
        var reference = _baselines.GetValueOrDefault(row.Kernel);
        var clock = Stopwatch.StartNew();
        var verdict = checker.Check(CheckRequest.Of(row.Kernel, row.Variant, row.Arguments, row.IsBaseline || reference.WritesAll),
            options.VariantTimeout ?? Patience + reference.Took, row.Variant.Backend?.IsManaged != true);
        // While it is measured, a piece does all of the work, and some pieces several times.
        var limit = options.VariantTimeout ?? Patience + PiecesToChecks * clock.Elapsed;
        known.Add(new CheckedRow(row.Running(), limit.TotalSeconds, verdict.Unavailable, verdict.Failure));
        if (row.IsBaseline)
        {
            _baselines[row.Kernel] = (!verdict.KeepsOld, clock.Elapsed);
        }

        if (verdict.Gap is { } gap)
        {
            progress.Line($"{row.Name}: {gap}");
        }

        return Known(row);
    }
}
