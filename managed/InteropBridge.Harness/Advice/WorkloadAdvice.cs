// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Advice;

/// <summary>Which declared step pays most from a row of one workload, and which ones after it.</summary>
internal sealed class WorkloadAdvice
{
    private const int Seed = 1;

    /// <summary>What a table usually has steps for.</summary>
    private static readonly string[] Usual = ["memory access", "vectors", "language", "algorithm", "threads", "GPU"];

    private readonly MeasuredSteps _steps;
    private readonly IReadOnlyList<ResultRow> _rows;

    /// <param name="rows">All rows of one workload, also those without times.</param>
    /// <param name="start">The variant to start from; null, or one that has no time: the plainest form of the fastest one.</param>
    public WorkloadAdvice(IReadOnlyList<ResultRow> rows, string? start = null)
    {
        (_rows, _steps) = (rows, new MeasuredSteps(rows, Seed));
        Steps = [.. _steps.Rows.Select(_steps.To).OfType<ResultFactor>()];
        Fastest = MeasuredSteps.Fastest(_steps.Rows);
        ToFastest = Fastest is null ? [] : _steps.Chain(Fastest);
        Start = _steps.Rows.FirstOrDefault(row => row.Variant == start)?.Variant ?? (ToFastest is [var first, ..] ? first.From : Root());
        Way = [.. Walk(Start)];
    }

    /// <summary>A row of it, for its name and sizes.</summary>
    public ResultRow Any => _rows[0];

    /// <summary>The variant that advice is for; null if nothing was measured.</summary>
    public string? Start { get; }

    /// <summary>The fastest row; null if nothing was measured.</summary>
    public ResultRow? Fastest { get; }

    /// <summary>Whether calls are a good part of what was measured, which no step changes.</summary>
    public bool IsShort => _rows.Any(row => row.IsShort());

    /// <summary>Every declared step between measured rows.</summary>
    public IReadOnlyList<ResultFactor> Steps { get; }

    /// <summary>The steps to the fastest row from its plainest form.</summary>
    public IReadOnlyList<ResultFactor> ToFastest { get; }

    /// <summary>The step that pays most from <see cref="Start"/>, the one that pays most after it, and so on; empty if none pays.</summary>
    public IReadOnlyList<ResultFactor> Way { get; }

    /// <summary>Rows that a step leads to and that have no time, with the reason.</summary>
    public IEnumerable<(ResultRow Row, string Reason)> Unmeasured => _rows.Where(row => row.Steps.Count > 0 && row.Samples.Count == 0)
        .Select(row => (row, (row.UnavailableReason ?? row.Failure ?? "it was not measured").ReplaceLineEndings(" ")));

    /// <summary>The usual respects that no row has a step for.</summary>
    public IEnumerable<string> Undeclared => Usual.Except(_rows.SelectMany(row => row.Steps).Select(step => step.Differs));

    /// <summary>Whether a step certainly pays: its whole interval is above 1.</summary>
    public static bool Pays(ResultFactor step) => step.Low > 1;

    /// <summary>What the row that one starts from would gain from the fastest one; null if it is the fastest one.</summary>
    public ResultFactor? Whole => Fastest is null || Fastest.Variant == Start ? null
        : _steps.Between(_steps.Rows.First(row => row.Variant == Start), Fastest, "the whole");

    private string? Root() => (_steps.Rows.FirstOrDefault(row => row.IsBaseline) ?? (_steps.Rows is [var row, ..] ? row : null))?.Variant;

    private IEnumerable<ResultFactor> Walk(string? from)
    {
        while (Steps.Where(step => step.From == from && Pays(step)).MaxBy(step => step.Ratio) is { } best)
        {
            yield return best;
            from = best.To;
        }
    }
}
