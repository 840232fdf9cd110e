// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes single values that C writes or returns.</summary>
internal sealed class OutputWriter(OutputParameter output, HelperNames helpers, LocalNames locals)
    : ParameterWriter(output, helpers, locals)
{
    public override string Argument => $"&{Local}";

    public override string? Result => output.IsHidden ? null : output.IsBoolean ? $"{Local} != 0"
        : (output.Enumeration is { } type ? $"({type.FullName})" : "") + Local + (output.Type.IsLong ? ".Value" : "");

    public override void Prepare(CodeWriter writer) => writer.Line($"{output.Type.FullName} {Local} = default;");
}
