// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary><c>in(1)</c>: a number by value; a struct by reference; either may be left out where NULL is allowed.</summary>
internal sealed class InputParameter(RawParameter raw, NamedType type, bool isNullable) : BoundParameter(raw)
{
    public NamedType Type => type;

    public bool IsNullable => isNullable;

    public bool IsByReference => type.Kind == TypeKind.Struct && !isNullable;

    public override bool IsShown => true;

    public override IEnumerable<Declaration> Declarations =>
    [
        new(new Shape(isNullable ? "{0}?" : "{0}", type.FullName), Name, Raw.Name,
            IsByReference ? "in " : "", isNullable ? "null" : null),
    ];
}
