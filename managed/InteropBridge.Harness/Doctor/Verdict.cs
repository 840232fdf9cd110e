// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Doctor;

/// <summary>How something is.</summary>
internal enum Verdict
{
    /// <summary>As it should be, or neither good nor bad.</summary>
    Ok,

    /// <summary>The main job runs, but something less common does not, or not as well as it could.</summary>
    Warning,

    /// <summary>The main job cannot run without it.</summary>
    Missing,
}
