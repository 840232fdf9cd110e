// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;

namespace InteropBridge.Harness.Results;

/// <summary>How the run went.</summary>
internal sealed record RunInfo
{
    public required string Command { get; init; }

    public required DateTimeOffset Started { get; init; }

    public required double Seconds { get; init; }

    public required bool Quick { get; init; }

    public required int Rounds { get; init; }

    /// <summary>What ended the rounds.</summary>
    public required string EndedBy { get; init; }

    public required double TimeLimitSeconds { get; init; }

    public required int RoundLimit { get; init; }

    public required int OrderSeed { get; init; }

    public required int InputSeed { get; init; }

    public required Noise Noise { get; init; }
}
