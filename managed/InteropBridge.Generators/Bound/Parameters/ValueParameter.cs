// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A number, enum or struct passed by value.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="type">Its type.</param>
/// <param name="range">What it may be; null for anything.</param>
internal sealed class ValueParameter(RawParameter raw, NamedType type, ValueRange? range) : BoundParameter(raw)
{
    public NamedType Type => type;

    /// <summary>The bounds of its contract.</summary>
    public ValueRange? Range => range;

    /// <summary>Whether C has a bool here, for which the raw declaration has a byte.</summary>
    public bool IsBoolean => CBoolean.Is(Raw);

    /// <summary>The enum that the method takes; null for the number itself.</summary>
    public Enumeration? Enumeration { get; init; }

    /// <summary>A length computed from it must not be negative: without a range of its own it must not be either.</summary>
    public bool IsUsedAsLength { get; set; }

    public BigInteger? AtLeast => range?.Lowest ?? (IsUsedAsLength ? BigInteger.Zero : null);

    public BigInteger? AtMost => range?.Highest;

    public override bool IsShown => true;

    public override IEnumerable<Declaration> Declarations => [new(Shape.Of(Enumeration?.FullName ?? (IsBoolean ? "bool" : type.ValueName)), Name, Raw.Name)];
}
