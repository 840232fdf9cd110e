// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Charts;

/// <summary>Names to the right of points at one place, moved apart where the points are too close.</summary>
internal static class NameColumn
{
    private const double Share = 0.036;

    /// <param name="drawing">With logarithmic axes.</param>
    /// <param name="points">Heights and names.</param>
    /// <param name="x">Where the points are.</param>
    /// <param name="right">Where the names begin.</param>
    /// <param name="axis">The vertical axis.</param>
    public static void Draw(Drawing drawing, IEnumerable<(double Y, string Name)> points, double x, double right, LogAxis axis)
    {
        var gap = Math.Pow(axis.High / axis.Low, Share);
        var above = double.MaxValue;
        foreach (var (y, name) in points.OrderByDescending(point => point.Y))
        {
            above = Math.Min(y, above / gap);
            drawing.Text(name, right, above);
            drawing.Segment(x, y, right * 1.02, above, Palette.Muted, 0.5f);
        }
    }
}
