// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>out(1)</c>: a result of the method.</summary>
internal sealed class OutputParameter(RawParameter raw, NamedType type) : BoundParameter(raw)
{
    public NamedType Type => type;

    /// <summary>Whether C has a bool here, for which the raw declaration has a byte.</summary>
    public bool IsBoolean => CBoolean.Is(Raw);

    public override Shape? Result => Shape.Of(IsBoolean ? "bool" : type.ValueName);
}
