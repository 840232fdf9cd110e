// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary><c>in(1)</c>: a number by value; a struct by reference; either may be left out where NULL is allowed.</summary>
internal sealed class InputParameter(RawParameter raw, NamedType type, bool isNullable) : SafeParameter(raw)
{
    private bool IsByReference => type.Kind == TypeKind.Struct && !isNullable;

    public override IEnumerable<Declaration> Declarations =>
    [
        new(new Shape(isNullable ? "{0}?" : "{0}", type.FullName), Name, Raw.Name,
            IsByReference ? "in " : "", isNullable ? "null" : null),
    ];

    public override string Argument => IsByReference ? Local : isNullable ? $"{Name}.HasValue ? &{Local} : null" : $"&{Name}";

    public override string? Fixed => IsByReference ? $"fixed ({type.FullName}* {Local} = &{Name})" : null;

    public override void Prepare(CodeWriter writer)
    {
        if (isNullable)
        {
            writer.Line($"{type.FullName} {Local} = {Name}.GetValueOrDefault();");
        }
    }
}
