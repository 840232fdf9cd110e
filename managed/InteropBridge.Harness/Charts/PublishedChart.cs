// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>The rows beside published figures of their counterparts, each relative to its own baseline: the times are of
/// different machines.</summary>
internal static class PublishedChart
{
    private const int LaneHeight = 24;

    /// <returns>Null where no row has a published ratio.</returns>
    public static Chart? Create(Workload workload, Colours colours)
    {
        var rows = workload.Measured.Where(row => row is { PublishedRatio: > 0, RatioToBaseline: > 0 }).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        using var drawing = new Drawing(70 + rows.Count * LaneHeight, xIsLogarithmic: true);
        var axis = new LogAxis(rows.SelectMany(row => new[] { row.RatioToBaseline!.Value, row.PublishedRatio!.Value }), value => Figures.Number(value));
        drawing.XAxis("times as fast as its own baseline", axis.Low, axis.High, axis.Ticks());
        drawing.Lanes([.. rows.Select(row => $"{row.Variant} | {row.PublishedSystem}")]);
        for (var lane = 0; lane < rows.Count; lane++)
        {
            var row = rows[lane];
            var (here, there) = (row.RatioToBaseline!.Value, row.PublishedRatio!.Value);
            drawing.Segment(here, -lane, there, -lane, Palette.Line, 2);
            drawing.Dot(there, -lane, Palette.Ink, 8, isHollow: true);
            drawing.Dot(here, -lane, colours.Of(row), 8);
            drawing.Tell(there, -lane, $"{row.PublishedSystem}, {row.Publication}: {Figures.Seconds(row.PublishedSeconds)}, "
                + $"{Figures.Number(there)} times its baseline's speed");
            drawing.Tell(here, -lane, $"{row.Variant}, here: {Figures.Seconds(row.MedianSeconds)}, {Figures.Number(here)} times the "
                + "baseline's speed");
        }

        return new Chart
        {
            Id = $"{workload.Id}-published",
            Title = $"Beside {rows[0].Publication} figures",
            Alternative = "Speed relative to its own baseline, here and as published: " + string.Join(", ", rows.Select(row =>
                $"{row.Variant} {Figures.Number(row.RatioToBaseline)}, {row.PublishedSystem} {Figures.Number(row.PublishedRatio)}"))
                + ".",
            HowToRead = "A dot is a row of this run, a hollow diamond its published counterpart.",
            Legend = colours.Legend(rows),
        }.With(drawing);
    }
}
