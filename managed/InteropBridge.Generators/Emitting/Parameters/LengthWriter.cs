// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes lengths that are taken from a span.</summary>
internal sealed class LengthWriter(LengthParameter length, HelperNames helpers, LocalNames locals)
    : ParameterWriter(length, helpers, locals)
{
    public override string Argument => $"({length.Type.FullName}){Array}.Length";

    public override string? OutOfRange =>
        RangeText.Condition($"{Array}.Length", length.AtLeast, length.AtMost, 0, int.MaxValue);

    private string Array => length.Array.Name;

    public override void Check(CodeWriter writer)
    {
        if (OutOfRange is { } condition)
        {
            writer.If(condition,
                $"{Helpers.Check}.ThrowLength(nameof({Array}), {Array}.Length, \"{length.AtLeast}\", \"{length.AtMost}\");");
        }
    }
}
