// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Watch;

/// <summary>A row that ended the process it was measured in.</summary>
/// <param name="Row">The row.</param>
/// <param name="Failure">How, and what to do.</param>
internal sealed record FailedRow(RunningRow Row, string Failure);
