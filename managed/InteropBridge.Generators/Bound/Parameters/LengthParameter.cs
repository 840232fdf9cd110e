// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>The length of an array, by value: it vanishes and is taken from the span.</summary>
/// <param name="raw">The C parameter.</param>
/// <param name="type">Its type.</param>
/// <param name="array">The span that it is the length of.</param>
/// <param name="lowest">Of its range; null for none.</param>
/// <param name="highest">Of its range; null for none.</param>
internal sealed class LengthParameter(
    RawParameter raw, NamedType type, ArrayParameter array, BigInteger? lowest, BigInteger? highest) : BoundParameter(raw)
{
    public NamedType Type => type;

    public ArrayParameter Array => array;

    public BigInteger AtLeast => lowest ?? BigInteger.Zero;

    public BigInteger AtMost => highest < type.Highest ? highest.Value : type.Highest;
}
