// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Gap;

/// <summary>When measuring ends, and how long its parts take.</summary>
internal sealed record Limits
{
    /// <summary>Processes that rounds are spread over if nothing else is said.</summary>
    public const int Processes = 3;

    /// <summary>How many they may become: with fewer, no interval of 95 % holds what they differ in.</summary>
    public const int MostProcesses = Numbers.Statistics.FewestForInterval;

    private static readonly TimeSpan FewestTime = TimeSpan.FromSeconds(20);

    /// <summary>Whether each process gets enough rounds for an interval, and a time beside which its start is short.</summary>
    public bool HasRoomForProcesses => Rounds >= Processes * Numbers.Statistics.FewestForInterval && Time >= Processes * FewestTime;

    /// <summary>Maximum number of rounds.</summary>
    public int Rounds { get; init; } = 40;

    /// <summary>Time for warming up, verifying and measuring together. A round that would end later is not started, except
    /// the first.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(160);

    /// <summary>When a process leaves the rest of the time to others, if it has rounds enough for an interval by then; a slow
    /// comparison has not, and goes on alone. Null: never.</summary>
    public TimeSpan? HandOver { get; init; }

    /// <summary>Half of the 95 % interval's width, relative to the ratio, at which a row is settled and no longer
    /// measured.</summary>
    public double SettledWidth { get; init; } = 0.02;

    /// <summary>A solve shorter than this is repeated within a sample, until the sample is this long: reading the clock and
    /// the interface call then take less than a thousandth of it.</summary>
    public TimeSpan ShortestSample { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Share of <see cref="Time"/> to which a solve is cut down if the row is too slow for the machine.</summary>
    public double LongestSolve { get; init; } = 0.02;

    /// <summary>How many times longer than that a solve must be before it is cut down, so that a passing disturbance does
    /// not cut it.</summary>
    public double Patience { get; init; } = 3;

    /// <summary>How long to wait after a piece of the warm-up for a JIT that goes on compiling, for other work of this
    /// process.</summary>
    public TimeSpan JitPatience { get; init; } = TimeSpan.FromSeconds(2);
}
