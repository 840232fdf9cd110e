// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Gap;

/// <summary>When measuring ends, and how long the pieces of it take.</summary>
internal sealed record Limits
{
    /// <summary>Rounds at most.</summary>
    public int Rounds { get; init; } = 40;

    /// <summary>Time for warming up, verifying and measuring together. A round that would end later is not begun, except
    /// the first.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(160);

    /// <summary>Half of the 95 % interval's width, relative to the ratio, at which a row is settled and rests.</summary>
    public double SettledWidth { get; init; } = 0.02;

    /// <summary>A solve shorter than this is repeated within a sample, until the sample is this long: the clock and the
    /// call through the interface are then below a thousandth of it.</summary>
    public TimeSpan ShortestSample { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Share of <see cref="Time"/> that a solve of a row too slow for the machine is cut down to.</summary>
    public double LongestSolve { get; init; } = 0.02;

    /// <summary>How many times longer than that a solve must be before it is cut: a passing disturbance must
    /// not cut it.</summary>
    public double Patience { get; init; } = 3;
}
