// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>out(1)</c>: a result of the method.</summary>
internal sealed class OutputParameter(RawParameter raw, NamedType type) : BoundParameter(raw)
{
    public NamedType Type => type;

    /// <summary>Whether C has a bool here, for which the raw declaration has a byte.</summary>
    public bool IsBoolean => CBoolean.Is(Raw);

    /// <summary>The enum that the method returns; null for the number itself.</summary>
    public Enumeration? Enumeration { get; init; }

    /// <summary>Whether it only tells the length of another result.</summary>
    public bool IsHidden { get; set; }

    public override Shape? Result => IsHidden ? null : Shape.Of(Enumeration?.FullName ?? (IsBoolean ? "bool" : type.ValueName));
}
