// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes lengths that are taken from a span.</summary>
internal sealed class LengthWriter(LengthParameter length, HelperNames helpers, LocalNames locals)
    : ParameterWriter(length, helpers, locals)
{
    public override IEnumerable<(string Type, string When)> Errors => OutOfRange is null ? []
        : [("ArgumentOutOfRangeException",
            $"{ReferenceTo(length.Array)} does not have {length.AtLeast}..{length.AtMost} elements")];

    public override string Argument => LengthText.As(length.Type, Length);

    public override string? OutOfRange =>
        RangeText.Condition($"{Length}", length.AtLeast, length.AtMost, 0, int.MaxValue);

    private string Array => length.Array.Name;

    private string Length => LengthText.Of(length.Array);

    public override void Check(CodeWriter writer)
    {
        if (OutOfRange is { } condition)
        {
            writer.If(condition,
                $"{Helpers.Check}.ThrowLength(nameof({Array}), {Length}, \"{length.AtLeast}\", \"{length.AtMost}\");");
        }
    }
}
