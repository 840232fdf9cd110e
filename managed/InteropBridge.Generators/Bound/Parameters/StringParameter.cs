// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>A string for C.</summary>
internal sealed class StringParameter(RawParameter raw, string pointer, bool isNullable) : BoundParameter(raw)
{
    public string Pointer => pointer;

    public bool IsNullable => isNullable;

    public override bool IsShown => true;

    public override IEnumerable<Declaration> Declarations =>
        [new(Shape.Of(isNullable ? "string?" : "string"), Name, Raw.Name, Default: isNullable ? "null" : null)];
}
