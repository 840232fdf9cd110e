// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>Where the distance from plain code to the fastest form comes from: a waterfall of factors that multiply.</summary>
internal static class FactorsChart
{
    private const int LaneHeight = 30;
    private const double HalfBar = 0.32;

    /// <returns>Null where the table declares no steps.</returns>
    public static Chart? Create(Workload workload)
    {
        if (workload.Answer?.Factors is not [var first, ..] factors)
        {
            return null;
        }

        double[] ends = [.. factors.Scan(1.0, (product, factor) => product * factor.Ratio)];
        using var drawing = new Drawing(70 + (factors.Count + 1) * LaneHeight, xIsLogarithmic: true);
        var axis = new LogAxis(factors.SelectMany((factor, step) => Edges(factor, step == 0 ? 1 : ends[step - 1])).Append(1)
            .Append(ends[^1] * 1.4), value => Figures.Number(value));
        drawing.XAxis($"times as fast as {first.From}", axis.Low, axis.High, axis.Ticks());
        drawing.Lanes([.. factors.Select(factor => factor.Differs), "the whole"]);
        for (var step = 0; step < factors.Count; step++)
        {
            Draw(drawing, factors[step], -step, step == 0 ? 1 : ends[step - 1], ends[step]);
        }

        Bar(drawing, -factors.Count, 1, ends[^1], Palette.Series[1], $"x {Figures.Number(ends[^1])}");
        drawing.Tell(ends[^1], -factors.Count, $"from {first.From} to {factors[^1].To}: {Figures.Number(ends[^1])} times");
        return new Chart
        {
            Id = $"{workload.Id}-factors",
            Title = $"From {first.From} to {factors[^1].To}, step by step",
            Alternative = $"Factors that multiply to {Figures.Number(ends[^1])}: "
                + string.Join(", ", factors.Select(factor => $"{factor.Differs} {Figures.Number(factor.Ratio)}")) + ".",
            HowToRead = "Each bar starts where the one above it ends. The line at its end is its 95 % interval. A grey bar can be "
                + "nothing: its interval holds 1.",
        }.With(drawing, isFirst: true);
    }

    private static IEnumerable<double> Edges(ResultFactor factor, double start) =>
        [start * factor.Ratio, start * (factor.Low ?? factor.Ratio), start * (factor.High ?? factor.Ratio)];

    private static void Draw(Drawing drawing, ResultFactor factor, double lane, double start, double end)
    {
        Bar(drawing, lane, start, end, factor.IsNothing ? Palette.Muted : Palette.Series[0], $"x {Figures.Number(factor.Ratio)}",
            factor.IsNothing ? 0.4 : 0.9, start * (factor.High ?? factor.Ratio));
        var interval = "";
        if (factor is { Low: { } low, High: { } high })
        {
            drawing.Segment(start * low, lane, start * high, lane, Palette.Ink, 1.5f);
            interval = $" [{Figures.Number(low)}, {Figures.Number(high)}]";
        }

        drawing.Tell(end, lane, $"{factor.Differs}, from {factor.From} to {factor.To}: {Figures.Number(factor.Ratio)}{interval}"
            + (factor.IsNothing ? ", which can be nothing" : ""));
    }

    private static void Bar(
        Drawing drawing, double lane, double start, double end, string colour, string text, double opacity = 0.9, double right = 0)
    {
        drawing.Box(Math.Min(start, end), Math.Max(start, end), lane - HalfBar, lane + HalfBar, colour, opacity);
        drawing.Text(text, Math.Max(right, Math.Max(start, end)), lane);
    }

    private static IEnumerable<double> Scan(
        this IEnumerable<ResultFactor> factors, double start, Func<double, ResultFactor, double> next)
    {
        foreach (var factor in factors)
        {
            yield return start = next(start, factor);
        }
    }
}
