// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>What a call costs, from the results of <c>bench</c>.</summary>
internal static class CallsChart
{
    private const int LaneHeight = 22;

    /// <returns>Null where nothing was measured.</returns>
    public static Chart? Create(IReadOnlyList<BenchCall> calls)
    {
        if (calls.Count == 0)
        {
            return null;
        }

        var classes = calls.Select(call => call.Class).Distinct().ToList();
        string Colour(BenchCall call) => Palette.Series[classes.IndexOf(call.Class) % Palette.Series.Count];
        using var drawing = new Drawing(70 + calls.Count * LaneHeight, xIsLogarithmic: true);
        var axis = new LogAxis(calls.SelectMany(call => new[] { call.Low, call.Median, call.High }), Nanoseconds);
        drawing.XAxis("time of one call", axis.Low, axis.High, axis.Ticks());
        drawing.Lanes([.. calls.Select(call => call.Name)]);
        for (var lane = 0; lane < calls.Count; lane++)
        {
            var call = calls[lane];
            drawing.Segment(Math.Max(call.Low, axis.Low), -lane, call.High, -lane, Palette.Muted, 2);
            drawing.Dot(call.Median, -lane, Colour(call), 8);
            drawing.Tell(call.Median, -lane, $"{call.Class}.{call.Name}: {Nanoseconds(call.Median)}, the middle half from "
                + $"{Nanoseconds(call.Low)} to {Nanoseconds(call.High)}");
        }

        return new Chart
        {
            Id = "calls",
            Title = "What a call costs",
            Alternative = "Time of one call: "
                + string.Join(", ", calls.Select(call => $"{call.Name} {Nanoseconds(call.Median)}")) + ".",
            HowToRead = "Medians and middle halves of the last results of bench, which may be of another day than the rest.",
            Legend = [.. classes.Select(name => new LegendEntry(name, Colour(calls.First(call => call.Class == name))))],
        }.With(drawing);
    }

    private static string Nanoseconds(double time) => Figures.Seconds(time * 1e-9);
}
