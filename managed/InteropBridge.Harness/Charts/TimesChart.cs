// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>The times of all rows on a logarithmic axis: every sample, the median and its interval.</summary>
internal static class TimesChart
{
    private const int LaneHeight = 24;
    private const int Seed = 1;

    public static Chart? Create(Workload workload, Colours colours, Samples samples)
    {
        var rows = workload.Measured;
        if (rows.Count == 0)
        {
            return null;
        }

        using var drawing = new Drawing(70 + rows.Count * LaneHeight, xIsLogarithmic: true);
        var axis = new LogAxis(rows.SelectMany(row => row.Samples.Select(seconds => seconds / row.Fraction)),
            seconds => Figures.Seconds(seconds));
        drawing.XAxis("time of one solve", axis.Low, axis.High, axis.Ticks());
        drawing.Lanes([.. rows.Select(row => row.Variant)]);
        for (var lane = 0; lane < rows.Count; lane++)
        {
            Draw(drawing, rows[lane], -lane, colours.Of(rows[lane]), samples);
        }

        return new Chart
        {
            Id = $"{workload.Id}-times",
            Title = "Times",
            Alternative = "Time of one solve: "
                + string.Join(", ", rows.Select(row => $"{row.Variant} {Figures.Seconds(row.MedianSeconds)}")) + ".",
            HowToRead = "A dot is a sample, the upright line the median, the thick line its 95 % interval (from "
                + $"{Statistics.FewestForInterval} rounds on). The axis is logarithmic.{samples.Note}",
            Legend = colours.Legend(rows),
        }.With(drawing, isFirst: true);
    }

    private static void Draw(Drawing drawing, ResultRow row, double lane, string colour, Samples samples)
    {
        double[] seconds = [.. row.Samples.Select(sample => sample / row.Fraction)];
        var median = Statistics.Median(seconds);
        var text = $"{row.Variant}: {Figures.Seconds(median)}";
        if (seconds.Length >= Statistics.FewestForInterval)
        {
            var interval = ClusterBootstrap.Median(seconds, row.Processes, Seed);
            drawing.Segment(interval.Low, lane, interval.High, lane, Palette.Ink, 2);
            text += $" [{Figures.Seconds(interval.Low)}, {Figures.Seconds(interval.High)}]";
        }

        foreach (var (_, sample) in samples.Of(row))
        {
            drawing.Dot(sample, lane, colour, 6, opacity: 0.6);
        }

        drawing.Segment(median, lane - 0.3, median, lane + 0.3, Palette.Ink, 2);
        drawing.Tell(median, lane, $"{text}, {seconds.Length} samples from {Figures.Seconds(seconds.Min())} "
            + $"to {Figures.Seconds(seconds.Max())}");
    }
}
