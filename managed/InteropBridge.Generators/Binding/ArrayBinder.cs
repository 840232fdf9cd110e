// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Bound.Parameters;
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
        var direction = set.Direction ?? (ContractChecks.FixedLength(raw) is null ? null
            : ContractChecks.IsConst(raw) ? Direction.In : Direction.InOut);
        if (direction is null || type.Kind == TypeKind.Unknown)
        {
            return null;
        }

        var isOne = scope.Evaluate(set.Length) == BigInteger.One && ContractChecks.FixedLength(raw) is null
            && type.Kind != TypeKind.Void;
        return (isOne, direction) switch
        {
            (true, Direction.In) => new InputParameter(raw, type, set.Has("nullable")),
            (true, Direction.Out) => new OutputParameter(raw, type),
            (true, _) => new ReferenceParameter(raw, type, set.Has("nullable")),
            _ when set.Has("kept") =>
                new KeptArrayParameter(raw, Element(raw, type), scope.Text(raw.Type), direction.Value, set.Has("nullable")),
            _ => new ArrayParameter(raw, Element(raw, type), scope.Text(raw.Type), direction.Value, set.Has("nullable")),
        };
    }

    /// <summary>Bytes in C are char as often as void.</summary>
    private static string Element(RawParameter raw, NamedType type) =>
        type.Kind == TypeKind.Void || type.Name == "sbyte" && raw.NativeType?.Contains("signed char") == false
            && raw.NativeType.Contains("char") ? "byte" : type.FullName;
}
