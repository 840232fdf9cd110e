// SPDX-License-Identifier: MIT
namespace InteropBridge.Variants;

/// <summary>The requested variant cannot run here; the message says why and what to do.</summary>
public sealed class VariantUnavailableException : NotSupportedException
{
    internal VariantUnavailableException(string variant, string reason)
        : base($"{variant} is not available: {reason}") => (Variant, Reason) = (variant, reason);

    /// <summary>The variant's id.</summary>
    public string Variant { get; }

    /// <summary>Why, as <see cref="Variants.Variant.UnavailableReason"/> says it.</summary>
    public string Reason { get; }
}
