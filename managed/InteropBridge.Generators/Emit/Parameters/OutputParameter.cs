// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Raw;

namespace InteropBridge.Generators.Emit.Parameters;

/// <summary><c>out(1)</c>: a result of the method.</summary>
internal sealed class OutputParameter(RawParameter raw, NamedType type) : SafeParameter(raw)
{
    public override string Argument => $"&{Local}";

    public override Result? Result => new(Shape.Of(type.FullName), Local, ResultName, Raw.Name);

    public override void Prepare(CodeWriter writer) => writer.Line($"{type.FullName} {Local} = default;");
}
