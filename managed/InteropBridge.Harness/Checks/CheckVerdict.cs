// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Checks;

/// <summary>What came of checking a variant.</summary>
internal sealed record CheckVerdict
{
    /// <summary>What is wrong with it; null if nothing was found.</summary>
    public string? Failure { get; init; }

    /// <summary>Why it cannot run here; null if it can.</summary>
    public string? Unavailable { get; init; }

    /// <summary>What could not be checked, and why; null if everything was.</summary>
    public string? Gap { get; init; }

    /// <summary>Whether elements of its result keep what was there before.</summary>
    public bool KeepsOld { get; init; }
}
