// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Checks;
using InteropBridge.Harness.Watch;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Checks rows in a process of their own before anything of them runs in this one, so that a crash or a hang is a failure
/// of that row alone. Baselines come first: what they do with their results is the rule for the others.</summary>
/// <param name="options">The command's options.</param>
/// <param name="progress">Receives the progress.</param>
internal sealed class RowChecks(GapOptions options, GapProgress progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const int PiecesToChecks = 30;
    private readonly Dictionary<Kernel, (bool WritesAll, TimeSpan Took)> _baselines = [];

    /// <param name="rows">The rows to check.</param>
    /// <returns>Those that failed or cannot run.</returns>
    public IReadOnlyList<Refusal> Run(IEnumerable<PlannedRow> rows)
    {
        // The other process finds the kernels that came with this program or with --assembly.
        PlannedRow[] order = [.. rows.Where(row => KernelCatalog.Kernels.Contains(row.Kernel)).OrderByDescending(row => row.IsBaseline)];
        if (order.Length == 0)
        {
            return [];
        }

        progress.Phase("Checking every variant in a process of its own, between guard pages");
        using var checker = new Checker(options.Assemblies);
        var refusals = new List<Refusal>();
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

    private Refusal? Check(Checker checker, PlannedRow row)
    {
        var reference = _baselines.GetValueOrDefault(row.Kernel);
        var clock = Stopwatch.StartNew();
        var verdict = checker.Check(Request(row, row.IsBaseline || reference.WritesAll),
            options.VariantTimeout ?? Patience + reference.Took, row.Variant.Backend?.IsManaged != true);
        // While it is measured, a piece does all of the work, and some pieces several times.
        Journal.Allow(row.Name, options.VariantTimeout ?? Patience + PiecesToChecks * clock.Elapsed);
        if (row.IsBaseline)
        {
            _baselines[row.Kernel] = (!verdict.KeepsOld, clock.Elapsed);
        }

        if (verdict.Gap is { } gap)
        {
            progress.Line($"{row.Name}: {gap}");
        }

        return verdict.Failure is null && verdict.Unavailable is null ? null : new Refusal(row, verdict.Unavailable, verdict.Failure);
    }

    private static CheckRequest Request(PlannedRow row, bool writesAll) => new()
    {
        Kernel = row.Kernel.Name,
        Type = row.Kernel.Type,
        Variant = row.Variant.Id,
        Sizes = row.Arguments.Sizes,
        Threads = row.Arguments.Threads,
        Seed = row.Arguments.Seed,
        Fraction = row.Arguments.Fraction,
        WritesAll = writesAll,
    };
}
