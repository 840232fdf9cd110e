// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>inout(1)</c>: a <c>ref</c> parameter.</summary>
internal sealed class ReferenceParameter(RawParameter raw, NamedType type, bool isNullable)
    : BoundParameter(raw)
{
    public NamedType Type => type;

    /// <summary>Whether C may be given NULL, for which the method gets a null reference.</summary>
    public bool IsNullable => isNullable;

    public override bool IsShown => true;

    public override IEnumerable<Declaration> Declarations => [new(Shape.Of(type.FullName), Name, Raw.Name, "ref ")];
}
