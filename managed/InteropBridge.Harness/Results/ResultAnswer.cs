// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Results;

/// <summary>How far managed code is from native code for one kernel, and where the distance comes from.</summary>
internal sealed record ResultAnswer
{
    public required string Kernel { get; init; }

    public required string Type { get; init; }

    /// <summary>The sizes it holds for; null if the kernel was measured at one size only.</summary>
    public IReadOnlyDictionary<string, long>? Sizes { get; init; }

    /// <summary>The shortest time of a solve if calls are a good part of it: then there is no other answer. Null for
    /// kernels.</summary>
    public double? CallSeconds { get; init; }

    /// <summary>From the best managed row to the best native one; null where one of them was not measured.</summary>
    public ResultFactor? Gap { get; init; }

    /// <summary>From plain code to the fastest row, step by step as the table declares them; the ratios multiply to the whole.
    /// Empty where the table declares none.</summary>
    public required IReadOnlyList<ResultFactor> Factors { get; init; }
}
