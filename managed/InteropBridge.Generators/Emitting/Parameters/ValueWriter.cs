// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes numbers, enums and structs that are passed by value.</summary>
internal sealed class ValueWriter(ValueParameter value, HelperNames helpers, LocalNames locals)
    : ParameterWriter(value, helpers, locals)
{
    public override string? Limit => OutOfRange is null ? null : $"{RangeText.Bounds(value).Lowest}..{RangeText.Bounds(value).Highest}";

    public override IEnumerable<(string Type, string When)> Errors => OutOfRange is null ? []
        : [("ArgumentOutOfRangeException", $"{Reference} is not in {Limit}")];

    public override string Argument => value.IsBoolean ? $"(byte)({Name} ? 1 : 0)"
        : value.Type.IsLong ? $"new {value.Type.FullName}({Number})" : Number;

    private string Number => value.Enumeration is null ? Name : $"unchecked(({value.Type.ValueName}){Name})";

    public override string? OutOfRange => value.Type.Kind == TypeKind.Float ? RangeText.Condition(Name, value.Range)
        : RangeText.Condition(Name, value.Type, value.AtLeast, value.AtMost);

    public override void Check(CodeWriter writer)
    {
        if (OutOfRange is { } condition)
        {
            var (lowest, highest) = RangeText.Bounds(value);
            writer.If(condition, $"{Helpers.Check}.ThrowRange(nameof({Name}), {Name}, \"{lowest}\", \"{highest}\");");
        }
    }
}
