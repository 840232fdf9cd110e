// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Watch;

namespace InteropBridge.Harness.Gap;

/// <summary>A sample as a process leaves it for the one that goes on after its end.</summary>
/// <param name="Row">The row.</param>
/// <param name="Round">Its round.</param>
/// <param name="Fraction">The share of the work that a solve did.</param>
/// <param name="Elapsed">Seconds that counted against the limit when it had been taken.</param>
/// <param name="Sample">The sample.</param>
internal sealed record KeptSample(RunningRow Row, int Round, double Fraction, double Elapsed, Sample Sample);
