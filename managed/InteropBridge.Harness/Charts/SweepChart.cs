// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>The time of a unit of work across sizes, with the sizes at which the data outgrows a cache.</summary>
internal static class SweepChart
{
    /// <param name="workloads">Those of one kernel and type, at several sizes.</param>
    /// <param name="caches">Names and bytes of the caches.</param>
    /// <param name="colours">Of the back ends.</param>
    /// <returns>Null where there is one size only.</returns>
    public static Chart? Create(IReadOnlyList<Workload> workloads, IEnumerable<(string Name, double Bytes)> caches, Colours colours)
    {
        if (SweepTable.Create(workloads) is not { } table)
        {
            return null;
        }

        using var drawing = new Drawing(460, xIsLogarithmic: true, yIsLogarithmic: true);
        var (first, last) = ((double)table.Values[0], (double)table.Values[^1]);
        var x = new LogAxis([first, last, last * Math.Pow(last / first, 0.35)], value => Figures.Number(value));
        var y = new LogAxis(table.Rows.SelectMany(row => row.Times).OfType<double>().SelectMany(time => new[] { time, time / 1.5 }), seconds => Figures.Seconds(seconds));
        drawing.XAxis(table.Size, x.Low, x.High, table.Values.Select(value => ((double)value, $"{value}")));
        drawing.YAxis($"time per {table.Unit}", y.Low, y.High, y.Ticks());
        var marked = Marked(table, caches).ToList();
        foreach (var (name, at) in marked)
        {
            drawing.Segment(at, y.Low, at, y.High, Palette.Muted, isDashed: true);
            drawing.Text(name, at, y.High / Math.Pow(y.High / y.Low, 0.03));
        }

        foreach (var (row, times) in table.Rows)
        {
            var points = table.Values.Zip(times).Where(point => point.Second is not null)
                .Select(point => (X: (double)point.First, Y: point.Second!.Value)).ToList();
            drawing.Line(points, colours.Of(row));
            foreach (var point in points)
            {
                drawing.Dot(point.X, point.Y, colours.Of(row), 6);
                drawing.Tell(point.X, point.Y, $"{row.Variant}, {table.Size} {point.X:0}: {Figures.Seconds(point.Y)} per {table.Unit}");
            }
        }

        NameColumn.Draw(drawing, table.Rows.Where(row => row.Times[^1] is not null).Select(row => (row.Times[^1]!.Value, row.Row.Variant)),
            last, last * Math.Pow(last / first, 0.03), y);
        return new Chart
        {
            Id = $"{workloads[0].BaseId}-sweep",
            Title = $"Across sizes: {workloads[0].Kernel} {workloads[0].Type}",
            Alternative = $"Time per {table.Unit} from {table.Size} {first:0} to {last:0}: " + string.Join(", ", table.Rows.Select(row =>
                $"{row.Row.Variant} {Figures.Seconds(row.Times[0])} to {Figures.Seconds(row.Times[^1])}")) + ".",
            HowToRead = $"Medians. Both axes are logarithmic; a flat line takes the same time for each {table.Unit}."
                + (marked.Count > 0 ? " A dashed line marks the size from which the data is larger than a core's cache." : ""),
            Legend = colours.Legend(table.Rows.Select(row => row.Row)),
        }.With(drawing, isFirst: true);
    }

    /// <summary>Where the data becomes as large as a cache, between two sizes of the sweep.</summary>
    private static IEnumerable<(string Name, double At)> Marked(SweepTable table, IEnumerable<(string Name, double Bytes)> caches) =>
        from cache in caches
        from pair in table.Values.Zip(table.Bytes).Zip(table.Values.Zip(table.Bytes).Skip(1))
        let left = pair.First
        let right = pair.Second
        where left.Second is > 0 && left.Second <= cache.Bytes && cache.Bytes < right.Second
        let share = Math.Log(cache.Bytes / left.Second!.Value) / Math.Log(right.Second!.Value / left.Second.Value)
        select (cache.Name, left.First * Math.Pow((double)right.First / left.First, share));
}
