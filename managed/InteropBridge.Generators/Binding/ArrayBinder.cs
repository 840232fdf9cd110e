// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds pointers to numbers and structs: one of them, or an array.</summary>
internal static class ArrayBinder
{
    /// <returns>Null if no contract says which.</returns>
    public static BoundParameter? Bind(FunctionScope scope, ContractSet set)
    {
        var raw = set.Parameter;
        var type = scope.TypeOf(raw.Type);
        var direction = set.Direction ?? (set.Length is null ? null
            : ContractChecks.IsConst(raw) ? Direction.In : Direction.InOut);
        if (direction is null || !type.HasLayout && type.Kind != TypeKind.Void)
        {
            return null;
        }

        var isOne = set.Shape is null && scope.Evaluate(set.Length) == BigInteger.One && type.Kind != TypeKind.Void;
        if (isOne && type.Kind is not TypeKind.Struct && IsHidden(raw))
        {
            scope.Report(Descriptors.HiddenArray, raw.Place, scope.Function.Name, raw.Name, raw.NativeType!);
            return null;
        }

        return (isOne, direction) switch
        {
            (_, Direction.Out) when set.Has("twice") => new TwiceParameter(raw, Element(raw, type), scope.Text(raw.Type), isText: false),
            (true, Direction.In) => new InputParameter(raw, type, set.Has("nullable")),
            (true, Direction.Out) => new OutputParameter(raw, type),
            (true, _) => new ReferenceParameter(raw, type, set.Has("nullable")),
            _ when set.Has("kept") => new KeptArrayParameter(
                raw, Element(raw, type), scope.Text(raw.Type), direction.Value, set.Has("nullable")) { Alignment = type.Alignment },
            _ => new ArrayParameter(
                raw, Element(raw, type), scope.Text(raw.Type), direction.Value, set.Has("nullable")) { Alignment = type.Alignment },
        };
    }

    /// <summary>Whether a typedef hides what kind of pointer it is: that to one element, or an array.</summary>
    private static bool IsHidden(RawParameter raw) =>
        raw.NativeType is { } native && native.IndexOf('*') < 0 && native.IndexOf('[') < 0;

    /// <summary>Bytes in C are char as often as void.</summary>
    public static string Element(RawParameter raw, NamedType type) =>
        type.Kind == TypeKind.Void || type.Name == "sbyte" && raw.NativeType?.Contains("signed char") == false
            && raw.NativeType.Contains("char") ? "byte" : type.FullName;
}
