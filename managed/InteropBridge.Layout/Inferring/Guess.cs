// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Inferring;

/// <summary>What is known of a parameter or result.</summary>
/// <param name="Contract">The contract that it gets; null if it needs none, or if it is not known which.</param>
/// <param name="Reason">Why, or what is not known.</param>
/// <param name="IsKnown">Whether nothing is missing.</param>
internal sealed record Guess(string? Contract, string Reason, bool IsKnown)
{
    /// <summary>The types say all there is to say.</summary>
    public static Guess Nothing { get; } = new(null, "", true);

    public static Guess Known(string contract, string reason) => new(contract, reason, true);

    public static Guess Unknown(string what) => new(null, what, false);

    /// <summary>The same, with more to it.</summary>
    public Guess With(string contract, string reason) => this with
    {
        Contract = Contract is null ? contract : $"{Contract} {contract}", Reason = Reason.Length == 0 ? reason : $"{Reason}; {reason}",
    };
}
