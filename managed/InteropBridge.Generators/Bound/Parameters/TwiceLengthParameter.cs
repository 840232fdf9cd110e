// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>The room of an array that C fills when it is called again.</summary>
internal sealed class TwiceLengthParameter(RawParameter raw, NamedType type, TwiceParameter array) : BoundParameter(raw)
{
    public NamedType Type => type;

    public TwiceParameter Array => array;
}
