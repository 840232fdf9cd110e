// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Report;

/// <summary>A column of the reports' tables.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">What it says of a row.</param>
/// <param name="IsOptional">Whether a narrow terminal does without it.</param>
internal sealed record Column(string Title, Func<ResultRow, string> Text, bool IsOptional = false)
{
    /// <summary>The columns for the rows of one kernel.</summary>
    public static IReadOnlyList<Column> For(IReadOnlyList<ResultRow> rows)
    {
        var baseline = rows.FirstOrDefault(row => row.IsBaseline)?.Variant ?? "baseline";
        return
        [
            new("variant", Name),
            new("time", row => Figures.Seconds(row.MedianSeconds)),
            new($"x {baseline} [95 % CI]", Ratio),
            new($"G{rows[0].WorkUnit}/s", row => Figures.Number(row.GigaWorkPerSecond)),
            new("allocated", row => Figures.Bytes(row.AllocatedBytes)),
            new("GCs", Collections, IsOptional: true),
            new("prepare", row => Figures.Seconds(row.PrepareSeconds), IsOptional: true),
            new("read back", row => Figures.Seconds(row.ReadBackSeconds), IsOptional: true),
            new("the talk's", Talk),
            new("x its C", row => Figures.Number(row.TalkRatioToC)),
        ];
    }

    /// <summary>Everything that a reader must know beside the row's figures; empty if they speak for themselves.</summary>
    public static IEnumerable<string> Notes(ResultRow row)
    {
        if (row.UnavailableReason is { } reason)
        {
            yield return $"not available: {reason}";
        }

        if (row.Failure is { } failure)
        {
            yield return $"FAILED and not timed: {failure}";
        }

        if (row.Samples.Count > 0 && row.Fraction < 1)
        {
            yield return $"{Figures.Percent(row.Fraction)} run, figures scaled to all of it";
        }

        if (row.DifferentAlgorithm)
        {
            yield return $"no like for like: {row.Description}";
        }

        if (row.Outliers > 0)
        {
            yield return $"{row.Outliers} of {row.Samples.Count} samples outlying";
        }

        if (row.TalkNote is { } note)
        {
            yield return note;
        }
    }

    private static string Name(ResultRow row) => row.Variant
        + (row.Samples.Count > 0 && row.Fraction < 1 ? $" ({Figures.Percent(row.Fraction)} run)" : "")
        + (row.DifferentAlgorithm ? " *" : "");

    private static string Ratio(ResultRow row) => row.UnavailableReason is not null ? "not available"
        : row.Failure is not null ? "FAILED"
        : row.IsBaseline ? Figures.Number(row.RatioToBaseline)
        : row.RatioLow is null ? Figures.Number(row.RatioToBaseline)
        : $"{Figures.Number(row.RatioToBaseline)} [{Figures.Number(row.RatioLow)}, {Figures.Number(row.RatioHigh)}]";

    private static string Collections(ResultRow row) =>
        row.GcCounts is null ? Figures.None : string.Join('/', row.GcCounts.Select(count => Figures.Number(Math.Round(count, 2))));

    private static string Talk(ResultRow row) => row.TalkSeconds is null ? Figures.None
        : $"{row.TalkSystem}{(row.TalkWorkers > 1 ? $"({row.TalkWorkers})" : "")} {Figures.Seconds(row.TalkSeconds)}";
}
