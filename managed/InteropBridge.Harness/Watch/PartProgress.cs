// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Watch;

/// <summary>How far a process is that measures a part.</summary>
/// <param name="Share">Of its work, 0 to 1; null for a line of a log.</param>
/// <param name="SecondsLeft">At most; null if that is not known.</param>
/// <param name="What">What it does.</param>
internal sealed record PartProgress(double? Share, double? SecondsLeft, string What);
