// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes numbers, enums and structs that are passed by value.</summary>
internal sealed class ValueWriter(ValueParameter value, HelperNames helpers, LocalNames locals)
    : ParameterWriter(value, helpers, locals)
{
    public override string Argument => Name;

    public override string? OutOfRange => RangeText.Condition(Name, value.Type, value.AtLeast, value.AtMost);

    public override void Check(CodeWriter writer)
    {
        if (OutOfRange is { } condition)
        {
            writer.If(condition, RangeText.Throw(Helpers, Name, Name, value.AtLeast ?? value.Type.Lowest,
                value.AtMost ?? value.Type.Highest));
        }
    }
}
