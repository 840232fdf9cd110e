// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Checks;

/// <summary>Where an array lies relative to the pages that nobody may touch.</summary>
internal enum Fence
{
    /// <summary>It is left where it is.</summary>
    None,

    /// <summary>Far from them, between bytes that show what was written there.</summary>
    Margins,

    /// <summary>Its end touches them: what is read or written behind it ends the process.</summary>
    Behind,

    /// <summary>Its start touches them.</summary>
    InFront,
}
