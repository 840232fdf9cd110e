// SPDX-License-Identifier: MIT
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace InteropBridge.Harness.Charts;

/// <summary>A plot in the report's colours, drawn by ScottPlot. Values of a logarithmic axis are given as they are.</summary>
internal sealed class Drawing : IDisposable
{
    private const float Small = 11;
    private static readonly string[] Fonts = ["DejaVu Sans", "Liberation Sans", "Noto Sans", "Segoe UI", "Arial", "Helvetica"];
    private readonly Plot _plot = new();
    private readonly List<(double X, double Y, double Radius, string Text)> _marks = [];
    private readonly bool _xIsLogarithmic;
    private readonly bool _yIsLogarithmic;

    /// <param name="height">Pixels.</param>
    /// <param name="xIsLogarithmic">Whether the horizontal axis is.</param>
    /// <param name="yIsLogarithmic">Whether the vertical axis is.</param>
    public Drawing(int height, bool xIsLogarithmic = false, bool yIsLogarithmic = false)
    {
        (Height, _xIsLogarithmic, _yIsLogarithmic) = (height, xIsLogarithmic, yIsLogarithmic);
        _plot.FigureBackground.Color = _plot.DataBackground.Color = Color.FromHex(Palette.Paper);
        _plot.Axes.Color(Color.FromHex(Palette.Ink));
        _plot.Axes.Frame(false);
        _plot.Grid.MajorLineColor = Color.FromHex(Palette.Line);
        _plot.Grid.MinorLineColor = Color.FromHex(Palette.Line);
        _plot.Font.Set(FontName());
    }

    public int Width { get; } = 860;

    public int Height { get; }

    /// <summary>The horizontal axis, with a tick for each value.</summary>
    public void XAxis(string title, double low, double high, IEnumerable<(double Value, string Text)> ticks)
    {
        _plot.Axes.SetLimitsX(X(low), X(high));
        _plot.Axes.Bottom.TickGenerator = new NumericManual([.. ticks.Select(tick => new Tick(X(tick.Value), tick.Text))]);
        Style(_plot.Axes.Bottom, title);
    }

    /// <summary>The vertical axis, with a tick for each value.</summary>
    public void YAxis(string title, double low, double high, IEnumerable<(double Value, string Text)> ticks)
    {
        _plot.Axes.SetLimitsY(Y(low), Y(high));
        _plot.Axes.Left.TickGenerator = new NumericManual([.. ticks.Select(tick => new Tick(Y(tick.Value), tick.Text))]);
        Style(_plot.Axes.Left, title);
    }

    /// <summary>Lanes instead of a vertical axis: the first one is uppermost, and its centre is at 0, the next one's at -1.</summary>
    public void Lanes(IReadOnlyList<string> names) =>
        YAxis("", 0.5 - names.Count, 0.5, names.Select((name, lane) => ((double)-lane, name)));

    public void Dot(double x, double y, string colour, float size = 5, double opacity = 1, bool isHollow = false) =>
        _plot.Add.Marker(X(x), Y(y), isHollow ? MarkerShape.OpenDiamond : MarkerShape.FilledCircle, size,
            Color.FromHex(colour).WithOpacity(opacity)).MarkerLineWidth = 1.5f;

    public void Segment(double x1, double y1, double x2, double y2, string colour, float width = 1, bool isDashed = false)
    {
        var line = _plot.Add.Line(X(x1), Y(y1), X(x2), Y(y2));
        (line.LineColor, line.LineWidth) = (Color.FromHex(colour), width);
        line.LinePattern = isDashed ? LinePattern.Dashed : LinePattern.Solid;
    }

    /// <summary>A line through points.</summary>
    public void Line(IReadOnlyList<(double X, double Y)> points, string colour)
    {
        var line = _plot.Add.ScatterLine(points.Select(point => new Coordinates(X(point.X), Y(point.Y))).ToArray(),
            Color.FromHex(colour));
        line.LineWidth = 1;
    }

    public void Box(double left, double right, double bottom, double top, string colour, double opacity = 1)
    {
        var box = _plot.Add.Rectangle(X(left), X(right), Y(bottom), Y(top));
        (box.FillColor, box.LineWidth) = (Color.FromHex(colour).WithOpacity(opacity), 0);
    }

    /// <summary>Text that starts to the right of a point, or ends to the left of it.</summary>
    public void Text(string text, double x, double y, bool isLeft = false)
    {
        var label = _plot.Add.Text(text, X(x), Y(y));
        (label.LabelFontSize, label.LabelFontColor) = (Small, Color.FromHex(Palette.Ink));
        label.LabelAlignment = isLeft ? Alignment.MiddleRight : Alignment.MiddleLeft;
        label.OffsetX = isLeft ? -6 : 6;
    }

    /// <summary>What is told when a point is pointed at.</summary>
    public void Tell(double x, double y, string text, double radius = 9) => _marks.Add((X(x), Y(y), radius, text));

    /// <summary>The drawing as SVG, as ScottPlot writes it, and the marks over it.</summary>
    public (string Svg, IReadOnlyList<Mark> Marks) Svg()
    {
        var svg = _plot.GetSvgXml(Width, Height);
        return (svg, [.. _marks.Select(mark =>
        {
            var pixel = _plot.GetPixel(new Coordinates(mark.X, mark.Y));
            return new Mark(pixel.X, pixel.Y, mark.Radius, mark.Text);
        })]);
    }

    public byte[] Png() => _plot.GetImage(Width, Height).GetImageBytes(ImageFormat.Png);

    public void Dispose() => _plot.Dispose();

    /// <summary>Whether there is any font: without one, all text would be missing without a word.</summary>
    public static bool HasFonts => SKFontManager.Default.FontFamilyCount > 0;

    private static string FontName()
    {
        var families = SKFontManager.Default.FontFamilies.ToHashSet();
        return Array.Find(Fonts, families.Contains) ?? families.FirstOrDefault() ?? "";
    }

    private static void Style(IAxis axis, string title)
    {
        var label = ((ScottPlot.AxisPanels.AxisBase)axis).LabelStyle;
        (label.Text, label.FontSize, label.Bold, axis.TickLabelStyle.FontSize) = (title, Small, false, Small);
    }

    private double X(double value) => _xIsLogarithmic ? Math.Log10(value) : value;

    private double Y(double value) => _yIsLogarithmic ? Math.Log10(value) : value;
}
