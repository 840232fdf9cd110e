// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Writes a single struct that C aligns to more than .NET does: it crosses as a copy on the stack, at a fitting
/// address.</summary>
internal sealed class AlignedStructWriter(BoundParameter parameter, NamedType type, HelperNames helpers, LocalNames locals)
    : ParameterWriter(parameter, helpers, locals)
{
    /// <summary>True, in C#, where NULL crosses; null where it never does.</summary>
    private string? IsNull => Parameter switch
    {
        InputParameter { IsNullable: true } => $"!{Name}.HasValue",
        ReferenceParameter { IsNullable: true } => $"global::System.Runtime.CompilerServices.Unsafe.IsNullRef(ref {Name})",
        _ => null,
    };

    public override string Argument => IsNull is { } isNull ? $"{isNull} ? null : {Local}" : Local;

    public override string? Result => Parameter is OutputParameter ? $"*{Local}" : null;

    private string Room => Locals.Of(Parameter, "Room");

    public override void Prepare(CodeWriter writer)
    {
        var mask = type.Alignment - 1;
        writer.Line($"byte* {Room} = stackalloc byte[sizeof({type.FullName}) + {mask}];");
        writer.Line($"{type.FullName}* {Local} = ({type.FullName}*)(((nuint){Room} + {mask}) & ~(nuint){mask});");
        var value = Parameter switch
        {
            InputParameter { IsNullable: true } => $"{Name}.GetValueOrDefault()",
            ReferenceParameter { IsNullable: true } => $"{IsNull} ? default : {Name}",
            OutputParameter => "default",
            _ => Name,
        };
        writer.Line($"*{Local} = {value};");
    }

    public override void Received(CodeWriter writer)
    {
        if (Parameter is not ReferenceParameter)
        {
            return;
        }

        if (IsNull is { } isNull)
        {
            writer.If($"!{isNull}", $"{Name} = *{Local};");
        }
        else
        {
            writer.Line($"{Name} = *{Local};");
        }
    }
}
