// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Gap;

/// <summary>What one round measures of a row.</summary>
/// <param name="Seconds">Of one solve.</param>
/// <param name="ContendedSeconds">Of one solve while another process kept a core busy; null if not requested.</param>
/// <param name="ReadBackSeconds">Of each result that was read back and checked.</param>
/// <param name="AllocatedBytes">By one solve.</param>
/// <param name="Collections">Garbage collections of all its solves, by generation.</param>
/// <param name="RoundSeconds">Spent on the row, timed or not.</param>
/// <param name="DeviceSeconds">Of one solve, by the clock of the device that did it; null if there is none.</param>
internal sealed record Sample(
    double Seconds, double? ContendedSeconds, IReadOnlyList<double> ReadBackSeconds, double AllocatedBytes,
    IReadOnlyList<int> Collections, double RoundSeconds, double? DeviceSeconds)
{
    /// <summary>Number of the process that took it.</summary>
    public int Process { get; init; }

    /// <summary>The sample of a solve that does more or less of the work.</summary>
    public Sample Scale(double factor) => this with
    {
        Seconds = Seconds * factor,
        ContendedSeconds = ContendedSeconds * factor,
        AllocatedBytes = AllocatedBytes * factor,
        RoundSeconds = RoundSeconds * factor,
        DeviceSeconds = DeviceSeconds * factor,
    };
}
