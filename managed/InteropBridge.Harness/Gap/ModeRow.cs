// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;

namespace InteropBridge.Harness.Gap;

/// <summary>Times of one row in one mode, a median for each process.</summary>
/// <param name="Row">The row.</param>
/// <param name="Mode">The mode.</param>
internal sealed record ModeRow(PlannedRow Row, JitMode Mode)
{
    private readonly Dictionary<int, double> _seconds = [];

    /// <summary>Why it has no figures; null if it has.</summary>
    public string? Problem { get; set; }

    /// <summary>Whether it cannot run in this mode, which is no failure.</summary>
    public bool IsUnavailable { get; set; }

    public double? Seconds => _seconds.Count == 0 ? null : Statistics.Median([.. _seconds.Values]);

    public void Add(int block, double seconds) => _seconds.Add(block, seconds);

    /// <summary>How many times as fast as in another mode it is: the median over the blocks that have both, and the range.</summary>
    public Estimate? RatioTo(ModeRow other)
    {
        double[] ratios = [.. _seconds.Keys.Where(other._seconds.ContainsKey).Select(block => other._seconds[block] / _seconds[block])];
        return ratios.Length == 0 ? null : new Estimate(Statistics.Median(ratios), ratios.Min(), ratios.Max());
    }
}
