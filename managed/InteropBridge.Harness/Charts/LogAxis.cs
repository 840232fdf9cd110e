// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Charts;

/// <summary>A logarithmic axis: what it spans and where its ticks are.</summary>
internal sealed class LogAxis
{
    private const double Margin = 0.04;
    private const int MostTicks = 9;
    private static readonly double[][] Steps =
        [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9]];

    private readonly Func<double, string> _text;

    /// <param name="values">What it must hold; those that are not positive are left out.</param>
    /// <param name="text">A value as a tick shows it.</param>
    public LogAxis(IEnumerable<double> values, Func<double, string> text)
    {
        _text = text;
        var positive = values.Where(value => value > 0 && double.IsFinite(value)).DefaultIfEmpty(1).ToList();
        var (low, high) = (Math.Log10(positive.Min()), Math.Log10(positive.Max()));
        var margin = Math.Max(0.02, (high - low) * Margin);
        (Low, High) = (Math.Pow(10, low - margin), Math.Pow(10, high + margin));
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>As many ticks as have room, at round values.</summary>
    public IEnumerable<(double Value, string Text)> Ticks()
    {
        var every = 1;
        while (Decades(every).Count() > MostTicks)
        {
            every++;
        }

        var steps = every > 1 ? Steps[0] : Steps.LastOrDefault(step => At(1, step).Count() <= MostTicks, Steps[0]);
        return At(every, steps).Select(value => (value, Short(_text(value))));
    }

    /// <summary>Without the zeros that round values have behind their points: 1 ms, not 1.00 ms.</summary>
    internal static string Short(string text)
    {
        var (number, unit) = text.Split(' ', 2) is [var left, var right] ? (left, " " + right) : (text, "");
        return (number.Contains('.', StringComparison.Ordinal) && !number.Contains('e', StringComparison.Ordinal)
            ? number.TrimEnd('0').TrimEnd('.') : number) + unit;
    }

    private IEnumerable<int> Decades(int every) => Enumerable
        .Range((int)Math.Floor(Math.Log10(Low)), (int)Math.Ceiling(Math.Log10(High)) - (int)Math.Floor(Math.Log10(Low)) + 1)
        .Where(decade => decade % every == 0);

    private IEnumerable<double> At(int every, double[] steps) =>
        from decade in Decades(every)
        from step in steps
        let value = step * Math.Pow(10, decade)
        where value >= Low && value <= High
        select value;
}
