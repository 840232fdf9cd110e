// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>The length of an array by pointer: room on entry, elements written on return. It becomes a result.</summary>
internal sealed class CapacityParameter(RawParameter raw, NamedType type, ArrayParameter array) : BoundParameter(raw)
{
    public NamedType Type => type;

    public ArrayParameter Array => array;

    public override Shape? Result => Shape.Of(type.ValueName);
}
