// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Doctor;

/// <summary>One line of the doctor's page.</summary>
/// <param name="Topic">What was looked at.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Text">What was found, and if that is not well, what to do.</param>
internal sealed record Finding(string Topic, Verdict Verdict, string Text);
