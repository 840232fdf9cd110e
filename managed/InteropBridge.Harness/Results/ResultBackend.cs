// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Results;

/// <summary>A back end that rows of the result use.</summary>
internal sealed record ResultBackend
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>What was in use: library, compiler, instruction set, device.</summary>
    public string? Details { get; init; }

    /// <summary>Why it could not be used; null if it could.</summary>
    public string? UnavailableReason { get; init; }

    /// <summary>How to get it; null if it was available.</summary>
    public string? Remedy { get; init; }

    /// <summary>One line on a back end that is missing.</summary>
    public static string Line(string name, string reason, string remedy, IReadOnlyCollection<string> variants) =>
        $"{name} ({string.Join(", ", variants)}): {reason.ReplaceLineEndings(" ").TrimEnd('.')}. {remedy}";
}
