// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Report;

/// <summary>A column of the reports' tables.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">Its text for a row.</param>
/// <param name="Spare">In what order columns are left out on a narrow terminal, the highest first; 0: it never is.</param>
internal sealed record Column(string Title, Func<ResultRow, string> Text, int Spare = 0)
{
    private const long LargeAllocation = 4096;

    /// <summary>The columns for the rows of one kernel.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="isNarrow">Whether width is scarce: intervals are then given by their larger side.</param>
    public static IReadOnlyList<Column> For(IReadOnlyList<ResultRow> rows, bool isNarrow)
    {
        var baseline = rows.FirstOrDefault(row => row.IsBaseline)?.Variant ?? "baseline";
        Column[] columns =
        [
            new("variant", row => Name(row, isNarrow ? "\n  " : " ")),
            new("time", row => Figures.Seconds(row.MedianSeconds)),
            .. rows.Any(row => row.DeviceSeconds is not null)
                ? [new Column("on the device", row => Figures.Seconds(row.DeviceSeconds))] : Array.Empty<Column>(),
            new(isNarrow ? $"x {baseline}" : $"x {baseline} [95 % CI]", isNarrow ? ShortRatio : Ratio),
            new("G/s", row => Figures.Number(row.GigaWorkPerSecond), 2),
            new("peak", row => row.ShareOfPeak is { } share ? $"{share * 100:0.0}%" : Figures.None, 1),
            .. rows.Any(row => row.KeptShare is not null) ? [new Column("a core taken", Kept)] : Array.Empty<Column>(),
            new("allocated", row => Figures.Bytes(row.AllocatedBytes), 4),
            new("GCs", Collections, 6),
            new("prepare", row => Figures.Seconds(row.PrepareSeconds), 7),
            new("read", row => Figures.Seconds(row.ReadBackSeconds), 8),
            .. rows.FirstOrDefault(row => row.PublishedSeconds is not null)?.Publication is { } publication
                ?
                [
                    new Column(publication, isNarrow ? ShortPublished : Published, 5),
                    new Column("x its own", row => Figures.Number(row.PublishedRatio), 3),
                ]
                : Array.Empty<Column>(),
        ];
        return [.. columns.Where(column => column.Spare == 0 || rows.Any(row => column.Text(row) != Figures.None))];
    }

    /// <summary>Everything that a reader must know beside the row's figures; empty if they speak for themselves.</summary>
    public static IEnumerable<string> Notes(ResultRow row)
    {
        if (row.Failure is { } failure)
        {
            yield return $"FAILED and not timed: {failure}";
        }

        if (row.Samples.Count > 0 && row.Fraction < 1)
        {
            yield return $"{Figures.Percent(row.Fraction)} run, figures scaled to the whole workload";
        }

        if (row.DifferentAlgorithm)
        {
            yield return $"does different work: {row.Description}";
        }

        if (row.AllocatedBytes >= LargeAllocation)
        {
            yield return $"its time includes allocating {Figures.Bytes(row.AllocatedBytes)}";
        }

        if (row.IsShort())
        {
            yield return "so short that the call is a good part of it: compare kernels at a larger size";
        }

        if (Outliers(row) is { } outliers)
        {
            yield return $"{outliers} samples are outliers";
        }

        if (row.PublishedNote is { } note)
        {
            yield return note;
        }
    }

    /// <summary>How many of its samples are outliers, such as <c>2 of 8</c>; null if none is.</summary>
    public static string? Outliers(ResultRow row) =>
        row.Outliers > 0 && row.RatioLow is not null ? $"{row.Outliers} of {row.Samples.Count}" : null;

    private static string Name(ResultRow row, string separator) => row.Variant
        + (row.DifferentAlgorithm ? " *" : "")
        + (row.Samples.Count > 0 && row.Fraction < 1 ? $"{separator}{Figures.Percent(row.Fraction)} run" : "");

    private static string? WithoutRatio(ResultRow row) =>
        row.Failure is not null ? "FAILED" : null;

    private static string Ratio(ResultRow row) => WithoutRatio(row) ?? Figures.Number(row.RatioToBaseline)
        + (row.IsBaseline || row.RatioLow is null ? "" : $" [{Figures.Number(row.RatioLow)}, {Figures.Number(row.RatioHigh)}]");

    private static string ShortRatio(ResultRow row) => WithoutRatio(row) ?? Figures.Number(row.RatioToBaseline)
        + (row is { IsBaseline: false, RatioToBaseline: { } ratio, RatioLow: { } low, RatioHigh: { } high }
            ? $" ±{Math.Max(ratio - low, high - ratio) / ratio * 100:0.0}%" : "");

    private static string Kept(ResultRow row) => row.KeptShare is { } share ? $"{share * 100:0}%" : Figures.None;

    private static string Collections(ResultRow row) =>
        row.GcCounts is null ? Figures.None
            : string.Join('/', row.GcCounts.Select(count => Figures.Number(Math.Round(count, 1))));

    private static string Published(ResultRow row) => row.PublishedSeconds is null ? Figures.None
        : $"{row.PublishedSystem}{(row.PublishedWorkers > 1 ? $" ({row.PublishedWorkers})" : "")}: {Figures.Seconds(row.PublishedSeconds)}";

    private static string ShortPublished(ResultRow row) => row.PublishedSeconds is null ? Figures.None
        : $"{row.PublishedSystem} {Figures.Seconds(row.PublishedSeconds)}";
}
