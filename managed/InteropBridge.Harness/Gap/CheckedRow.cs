// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Watch;

namespace InteropBridge.Harness.Gap;

/// <summary>What came of checking a row, for the processes that measure it afterwards.</summary>
/// <param name="Row">The row.</param>
/// <param name="LimitSeconds">How long a piece of it may take while it is measured.</param>
/// <param name="UnavailableReason">Why it cannot run; null if it can.</param>
/// <param name="Failure">What is wrong with it; null if nothing was found.</param>
internal sealed record CheckedRow(RunningRow Row, double LimitSeconds, string? UnavailableReason, string? Failure);
