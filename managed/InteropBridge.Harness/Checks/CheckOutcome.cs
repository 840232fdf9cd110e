// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Checks;

/// <summary>How a request ended.</summary>
/// <param name="Last">The last reply; not the final one after a crash.</param>
/// <param name="Crash">How the process died, in words; null if it lives.</param>
/// <param name="IsLate">Whether it took longer than it may, so that the process was ended.</param>
internal sealed record CheckOutcome(CheckReply Last, string? Crash, bool IsLate)
{
    public bool IsGone => Crash is not null || IsLate;
}
