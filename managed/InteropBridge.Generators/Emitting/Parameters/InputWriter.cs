// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes single values that C reads.</summary>
internal sealed class InputWriter(InputParameter input, HelperNames helpers, LocalNames locals)
    : ParameterWriter(input, helpers, locals)
{
    public override string Argument => input.IsByReference ? Local
        : input.IsNullable ? $"{Name}.HasValue ? &{Local} : null" : $"&{Name}";

    public override string? Fixed => input.IsByReference ? $"fixed ({input.Type.FullName}* {Local} = &{Name})" : null;

    public override void Prepare(CodeWriter writer)
    {
        if (input.IsNullable)
        {
            writer.Line($"{input.Type.FullName} {Local} = {Name}.GetValueOrDefault();");
        }
    }
}
