// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>The samples in the order of the rounds, a lane a row: noise and drift show.</summary>
internal static class RoundsChart
{
    private const int LaneHeight = 40;
    private const double HalfLane = 0.45;
    private const double LeastSpan = 0.1;

    public static Chart? Create(Workload workload, Colours colours, Samples samples)
    {
        var rows = workload.Measured;
        if (rows.Count == 0)
        {
            return null;
        }

        var span = Math.Max(LeastSpan, rows.Max(Spread) * 2);
        var last = rows.Max(row => samples.Of(row).Max(sample => sample.Round)) + 1;
        using var drawing = new Drawing(70 + rows.Count * LaneHeight);
        var every = Math.Max(1, last / 10);
        drawing.XAxis("round", 0.5, last + 0.5,
            Enumerable.Range(1, last).Where(round => round % every == 0).Select(round => ((double)round, $"{round}")));
        drawing.Lanes([.. rows.Select(row => row.Variant)]);
        var starts = Starts(rows).ToList();
        starts.ForEach(round => drawing.Segment(round + 0.5, 0.5 - rows.Count, round + 0.5, 0.5, Palette.Muted, isDashed: true));
        for (var lane = 0; lane < rows.Count; lane++)
        {
            Draw(drawing, rows[lane], lane, last, span, colours.Of(rows[lane]), samples);
        }

        return new Chart
        {
            Id = $"{workload.Id}-rounds",
            Title = "Samples by round",
            Alternative = "Deviation of each sample from the median of its row, round by round. Spread of the middle half: "
                + string.Join(", ", rows.Select(row => $"{row.Variant} {Figures.Percent(Spread(row))}")) + ".",
            HowToRead = (span > 1 ? $"A lane's line is the median, and its upper edge {Figures.Number(span + 1)} times that. "
                    : $"A lane reaches from {span * 100:0} % below the median, its line, to {span * 100:0} % above it. ")
                + $"Samples beyond are hollow and drawn at its edge.{(starts.Count > 0 ? " Another process starts at a dashed line." : "")}"
                + samples.Note,
            Legend = colours.Legend(rows),
        }.With(drawing);
    }

    private static double Spread(ResultRow row) => Math.Round(Statistics.Spread([.. row.Samples]), 3);

    /// <summary>The first round of each process but the first one.</summary>
    private static IEnumerable<int> Starts(IEnumerable<ResultRow> rows) => rows
        .SelectMany(row => row.SampleRounds.Zip(row.Processes)).GroupBy(pair => pair.Second, pair => pair.First)
        .Select(rounds => rounds.Min()).Order().Skip(1);

    private static void Draw(
        Drawing drawing, ResultRow row, int lane, int last, double span, string colour, Samples samples)
    {
        var median = Statistics.Median([.. row.Samples]) / row.Fraction;
        drawing.Segment(0.5, -lane, last + 0.5, -lane, Palette.Muted);
        var path = new List<(double X, double Y)>();
        foreach (var (round, seconds) in samples.Of(row))
        {
            var off = seconds / median - 1;
            var (x, y) = (round + 1, -lane + Math.Clamp(off / span, -1, 1) * HalfLane);
            path.Add((x, y));
            drawing.Dot(x, y, colour, isHollow: Math.Abs(off) > span);
            drawing.Tell(x, y, FormattableString.Invariant(
                $"{row.Variant}, round {round + 1}: {Figures.Seconds(seconds)}, {off * 100:+0.0;-0.0;0} % off the median"), 6);
        }

        drawing.Line(path, colour);
    }
}
