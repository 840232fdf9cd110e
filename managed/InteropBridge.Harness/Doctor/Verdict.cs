// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Doctor;

/// <summary>The verdict on a finding.</summary>
internal enum Verdict
{
    /// <summary>As it should be, or neither good nor bad.</summary>
    Ok,

    /// <summary>The comparison runs, but something less common does not, or less well than it could.</summary>
    Warning,

    /// <summary>The comparison cannot run without it.</summary>
    Missing,
}
