// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>Binds structs that bring a callback, such as <c>gsl_function</c>.</summary>
internal static class StructCallbackBinder
{
    public static BoundParameter? Bind(FunctionScope scope, ContractSet set)
    {
        var (raw, contract) = (set.Parameter, set["callback"]!);
        var type = scope.TypeOf(raw.Type);
        if (Trouble(scope, set, contract, type) is { } trouble)
        {
            scope.Report(Descriptors.BadCallback, set.PlaceOf("callback"), raw.Name, scope.Function.Name, trouble);
            return null;
        }

        var (name, userData) = (contract.Names[1], contract.Names.Length > 2 ? contract.Names[2] : null);
        var field = type.Fields.First(field => field.Name == name);
        var native = CFunctionType(field);
        var thunk = scope.Tables.Thunks.Find(field.Type, native, isProgress: false, CallbackBinder.Slot(scope, set), scope.Function.Name);
        return new StructCallbackParameter(raw, scope.Text(field.Type), thunk, set.Has("nullable"), type, name, userData,
            [.. type.Fields.Where(other => other.Name != name && other.Name != userData).Select(other => (other.Name, scope.TypeOf(other.Type)))]);
    }

    private static Reading.Headers.CFunctionType? CFunctionType(StructField field) =>
        field.NativeType is { } native ? Reading.Headers.CFunctionType.Parse(native) : null;

    private static string? Trouble(FunctionScope scope, ContractSet set, Contract contract, NamedType type)
    {
        var (name, userData) = (contract.Names[1], contract.Names.Length > 2 ? contract.Names[2] : null);
        if (type.Fields.FirstOrDefault(field => field.Name == name) is not { Type.IsFunctionPointer: true } found)
        {
            return $"{type.Name} has no field '{name}' that is a function pointer";
        }

        if (userData is not null && type.Fields.FirstOrDefault(field => field.Name == userData) is not { Type: { Name: "void", Pointers: 1 } })
        {
            return $"{type.Name} has no field '{userData}' that is a void *";
        }

        var other = type.Fields.FirstOrDefault(field => field.Name != name && field.Name != userData
            && (field.Type.IsPointer || scope.TypeOf(field.Type) is not ({ IsInteger: true } or { Kind: TypeKind.Enum or TypeKind.Float })));
        return other is not null ? $"the field '{other.Name}' of {type.Name} is neither the callback, nor its user data, nor a number"
            : type.Fields.Select(field => PlatformWidths.Trouble(scope, field.NativeType ?? "", field.Type)).FirstOrDefault(trouble => trouble is not null)
                is { } wide ? $"a part of {type.Name} is not equally wide on every platform; {wide}"
            : CallbackBinder.Trouble(scope, found.Type, userData is null, contract.Names[0]);
    }
}
