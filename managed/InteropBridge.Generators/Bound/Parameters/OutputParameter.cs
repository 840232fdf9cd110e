// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>out(1)</c>: a result of the method.</summary>
internal sealed class OutputParameter(RawParameter raw, NamedType type) : BoundParameter(raw)
{
    public NamedType Type => type;

    public override Shape? Result => Shape.Of(type.FullName);
}
