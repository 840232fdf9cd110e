// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Watch;

/// <summary>A row whose code runs right now, as the process that watches sees it.</summary>
internal sealed record RunningRow
{
    public required string Kernel { get; init; }

    public required string Type { get; init; }

    public required string Variant { get; init; }

    /// <summary>The kernel's sizes in words, as a sweep has several.</summary>
    public required string Sizes { get; init; }

    /// <summary>Whether it runs native code.</summary>
    public bool IsNative { get; init; }

    /// <summary>How long this piece of it may take.</summary>
    public double LimitSeconds { get; init; }

    /// <summary>Tells pieces of the same row apart.</summary>
    public int Number { get; init; }

    public string Name => $"{Kernel} {Type} {Variant}";

    public bool IsSame(RunningRow other) =>
        (Kernel, Type, Variant, Sizes) == (other.Kernel, other.Type, other.Variant, other.Sizes);
}
