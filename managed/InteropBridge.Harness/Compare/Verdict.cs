// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Compare;

/// <summary>What two runs say about a row.</summary>
internal enum Verdict
{
    /// <summary>The interval of its change holds 1.</summary>
    NoDifference,

    Faster,

    Slower,

    /// <summary>It was right before, and is wrong or breaks now.</summary>
    Fails,

    /// <summary>It has figures in one of the runs only, or too few rounds.</summary>
    Unknown,
}
