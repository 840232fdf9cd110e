// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Results;

/// <summary>What one respect is worth in which two measured rows differ.</summary>
internal sealed record ResultFactor
{
    /// <summary>What they differ in; several are joined where rows between them were not measured.</summary>
    public required string Differs { get; init; }

    /// <summary>The variant it starts from.</summary>
    public required string From { get; init; }

    /// <summary>The variant it leads to.</summary>
    public required string To { get; init; }

    /// <summary>Median over the rounds of the first one's time divided by the second one's.</summary>
    public required double Ratio { get; init; }

    /// <summary>Lower end of its 95 % interval; null with too few rounds for one.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Whether its interval holds 1, so that nothing can be said of it.</summary>
    public bool IsNothing => Low <= 1 && High >= 1;
}
