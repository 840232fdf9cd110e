// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>The roofline: what a core can compute at most with the bytes that each level of memory delivers, and the rows
/// in it.</summary>
internal static class RooflineChart
{
    private const double Decade = 10;

    /// <returns>Null where the table does not say how many operations and bytes a unit of work takes, or nothing was
    /// measured.</returns>
    public static Chart? Create(Workload workload, Roofline? roofline, Colours colours)
    {
        var rows = workload.Measured
            .Where(row => row is { OperationsPerWork: > 0, BytesPerWork: > 0, GigaWorkPerSecond: > 0 }).ToList();
        if (roofline is null || rows.Count == 0 || roofline.Peak(workload.Type) is not { } peak)
        {
            return null;
        }

        var intensity = rows[0].OperationsPerWork / rows[0].BytesPerWork;
        var ridges = roofline.Reads.Select(read => peak / read.GigaBytesPerSecond).Append(intensity).ToList();
        var (left, right) = (ridges.Min() / Decade, ridges.Max() * Decade);
        var x = new LogAxis([left, right], value => Figures.Number(value));
        var y = new LogAxis(rows.Select(row => Rate(row) / 4).Append(peak * 2).Append(peak / 100), value => Figures.Number(value));
        using var drawing = new Drawing(480, xIsLogarithmic: true, yIsLogarithmic: true);
        drawing.XAxis("floating-point operations per byte", x.Low, x.High, x.Ticks());
        drawing.YAxis("Gflop/s", y.Low, y.High, y.Ticks());
        for (var roof = 0; roof < roofline.Reads.Count; roof++)
        {
            Roof(drawing, roofline.Reads[roof], peak, (left, right), Math.Pow(2, roof + 1));
        }

        drawing.Text("peak of a core", right / 3, peak * 1.12, isLeft: true);
        foreach (var row in rows)
        {
            drawing.Dot(intensity, Rate(row), colours.Of(row), 8);
            drawing.Tell(intensity, Rate(row), $"{row.Variant}: {Figures.Number(Rate(row))} Gflop/s on "
                + $"{row.Threads} thread{(row.Threads == 1 ? "" : "s")}, {row.ShareOfPeak * 100:0.0} % of the peak of its cores");
        }

        NameColumn.Draw(drawing, rows.Select(row => (Rate(row), row.Variant)), intensity, intensity * 1.15, y);
        return new Chart
        {
            Id = $"{workload.Id}-roofline",
            Title = "Roofline",
            Alternative = $"Peak of a core {Figures.Number(peak)} Gflop/s; the kernel does {Figures.Number(intensity)} operations per "
                + "byte. " + string.Join(", ", rows.Select(row => $"{row.Variant} {Figures.Number(Rate(row))} Gflop/s")) + ".",
            HowToRead = "The roofs are those of one core, as measured: a row on several threads may be above them. Bytes are counted "
                + "as if no cache kept them, so a row above the roof of a memory level reuses what it has loaded.",
            Legend = colours.Legend(rows),
        }.With(drawing);
    }

    private static double Rate(ResultRow row) => row.GigaWorkPerSecond!.Value * row.OperationsPerWork;

    /// <param name="drawing">With both axes.</param>
    /// <param name="read">The level of memory.</param>
    /// <param name="peak">Gflop/s of a core.</param>
    /// <param name="ends">Of the horizontal axis.</param>
    /// <param name="below">How far below the peak its name is; different for each, so that the names are apart.</param>
    private static void Roof(Drawing drawing, ReadBandwidth read, double peak, (double Left, double Right) ends, double below)
    {
        var ridge = peak / read.GigaBytesPerSecond;
        drawing.Segment(ends.Left, ends.Left * read.GigaBytesPerSecond, ridge, peak, Palette.Muted, 1.5f);
        drawing.Segment(ridge, peak, ends.Right, peak, Palette.Ink, 2);
        drawing.Text($"{read.Level}, {Figures.Number(read.GigaBytesPerSecond)} GB/s", ridge / below, peak / below, isLeft: true);
    }
}
