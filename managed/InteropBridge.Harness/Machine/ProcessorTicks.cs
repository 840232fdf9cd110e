// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Machine;

/// <summary>Time of all processors in ticks of the system's clock.</summary>
/// <param name="Busy">With programs of this system.</param>
/// <param name="Stolen">With other virtual machines.</param>
/// <param name="All">All of it.</param>
internal readonly record struct ProcessorTicks(double Busy, double Stolen, double All)
{
    /// <summary>Length of a tick, as Linux shows it to programs on every platform.</summary>
    public const double Seconds = 0.01;

    public static ProcessorTicks operator -(ProcessorTicks later, ProcessorTicks earlier) =>
        new(later.Busy - earlier.Busy, later.Stolen - earlier.Stolen, later.All - earlier.All);

    /// <summary>The share that other programs had; null for no time at all.</summary>
    /// <param name="own">What this program had.</param>
    public double? OthersShare(TimeSpan own) =>
        All > 0 ? Math.Max(0, Busy - own.TotalSeconds / Seconds) / All : null;

    /// <summary>The share that other virtual machines had; null for no time at all.</summary>
    public double? StolenShare => All > 0 ? Stolen / All : null;
}
