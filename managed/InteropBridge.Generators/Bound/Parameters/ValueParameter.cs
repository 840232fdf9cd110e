// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A number, enum or struct passed by value.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="type">Its type.</param>
/// <param name="lowest">Of its range; null for none.</param>
/// <param name="highest">Of its range; null for none.</param>
internal sealed class ValueParameter(RawParameter raw, NamedType type, BigInteger? lowest, BigInteger? highest)
    : BoundParameter(raw)
{
    public NamedType Type => type;

    /// <summary>A length computed from it must not be negative: without a range of its own it must not be either.</summary>
    public bool IsUsedAsLength { get; set; }

    public BigInteger? AtLeast => lowest ?? (IsUsedAsLength ? BigInteger.Zero : null);

    public BigInteger? AtMost => highest;

    public override bool IsShown => true;

    public override IEnumerable<Declaration> Declarations => [new(Shape.Of(type.FullName), Name, Raw.Name)];
}
