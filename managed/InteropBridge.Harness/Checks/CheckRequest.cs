// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Harness.Checks;

/// <summary>What a process that checks is asked to do: everything with one variant, or one of its runs again to find out
/// more.</summary>
internal sealed record CheckRequest
{
    public required string Kernel { get; init; }

    public required string Type { get; init; }

    public required string Variant { get; init; }

    public required IReadOnlyDictionary<string, long> Sizes { get; init; }

    public int Threads { get; init; }

    public int Seed { get; init; }

    public double Fraction { get; init; }

    /// <summary>Whether all of the work is done; a part of it is enough for large inputs.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether the baseline writes all of its result, so that the others have to.</summary>
    public bool WritesAll { get; init; }

    /// <summary>The only run to do; null for all checks.</summary>
    public Fence? Single { get; init; }

    /// <summary>The only array to move in it; null for all.</summary>
    public int? Array { get; init; }

    /// <summary>Whether its arrays stay aligned as they happened to be.</summary>
    public bool AsAligned { get; init; }

    /// <summary>A request for all checks.</summary>
    public static CheckRequest Of(Kernel kernel, Variant variant, KernelArguments arguments, bool writesAll) => new()
    {
        Kernel = kernel.Name,
        Type = kernel.Type,
        Variant = variant.Id,
        Sizes = arguments.Sizes,
        Threads = arguments.Threads,
        Seed = arguments.Seed,
        Fraction = arguments.Fraction,
        WritesAll = writesAll,
    };

    public KernelArguments Arguments() => Sizes.Aggregate(
        new KernelArguments { Threads = Threads, Seed = Seed, Fraction = Fraction },
        (arguments, size) => arguments.With(size.Key, size.Value));
}
