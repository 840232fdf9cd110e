// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Tells which types can be passed by value, and why others cannot.</summary>
internal static class ByValue
{
    /// <summary>As bindings spell it. C passes a complex number by value otherwise than a struct of two numbers, on some platforms.</summary>
    private const string Complex = "System.Numerics.Complex";

    public static bool IsSound(FunctionScope scope, RawType type) => scope.TypeOf(type) is { HasLayout: true, Alignment: 0 } && type.Name != Complex;

    /// <summary>Why a parameter, or a pointer to it, cannot be part of a method.</summary>
    public static string Reason(FunctionScope scope, ContractSet set)
    {
        var type = scope.TypeOf(set.Parameter.Type);
        var name = set.Parameter.Type.Name;
        return set.Parameter.Type switch
        {
            { IsFunctionPointer: true } => "is a function pointer without a contract that says how long C keeps it",
            { IsPointer: true } when type.Kind == TypeKind.OpenEnded && set.Direction is not null =>
                $"points to {name}, which ends in an array of no declared length",
            { IsPointer: true } when type.Kind == TypeKind.Opaque && set.Direction is not null =>
                $"points to {name}, whose fields the bindings do not have",
            { Pointers: > 1 } => $"is {set.Parameter.NativeType ?? "a pointer to pointers"}, for which there is no contract; arrays of "
                + "arrays are declared as such, and not by a typedef: double a[rows][columns], double (*a)[3]",
            { IsPointer: true } => "is a pointer without a contract that says what it points to",
            _ when name == Complex => "is a complex number by value, which C passes otherwise than C# does, on some platforms; a line "
                + $"'shim {scope.Function.Name}' in an overlay passes it by pointer",
            _ when type.Alignment > 0 => $"is a {name} by value, which C aligns to {type.Alignment} bytes and .NET does not; pass a pointer",
            _ when type.Kind == TypeKind.OpenEnded => $"is a {name} by value, which ends in an array of no declared length",
            _ when type.Kind == TypeKind.Opaque => $"is a {name} by value, whose fields the bindings do not have",
            _ => $"has the type {name}, which is not understood",
        };
    }
}
