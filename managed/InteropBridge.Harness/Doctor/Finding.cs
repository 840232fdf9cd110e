// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Doctor;

/// <summary>One line of the doctor's page.</summary>
/// <param name="Topic">What was looked at.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Text">What was found, and what to do if that is a problem.</param>
internal sealed record Finding(string Topic, Verdict Verdict, string Text);
