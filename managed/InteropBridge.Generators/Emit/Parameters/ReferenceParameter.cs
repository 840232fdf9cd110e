// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary><c>inout(1)</c>: a <c>ref</c> parameter.</summary>
internal sealed class ReferenceParameter(RawParameter raw, NamedType type) : SafeParameter(raw)
{
    public override IEnumerable<Declaration> Declarations => [new(Shape.Of(type.FullName), Name, Raw.Name, "ref ")];

    public override string Argument => Local;

    public override string? Fixed => $"fixed ({type.FullName}* {Local} = &{Name})";
}
