// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary>The length of an array by pointer: room on entry, elements written on return. It becomes a result.</summary>
internal sealed class CapacityParameter(RawParameter raw, NamedType type, ArrayParameter array) : SafeParameter(raw)
{
    public ArrayParameter Array { get; } = array;

    public override string Argument => $"&{Local}";

    public override Result? Result => new(Shape.Of(type.FullName), Local, ResultName, Raw.Name);

    public override void Check(CodeWriter writer)
    {
        if (type.Highest < int.MaxValue)
        {
            writer.If($"{Array.Name}.Length > {type.Highest}",
                $"Check.ThrowLength(nameof({Array.Name}), {Array.Name}.Length, \"0\", \"{type.Highest}\");");
        }
    }

    public override void Prepare(CodeWriter writer) =>
        writer.Line($"{type.FullName} {Local} = ({type.FullName}){Array.Name}.Length;");
}
