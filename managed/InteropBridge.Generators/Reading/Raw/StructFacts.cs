// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>What there is to know of a raw struct besides its name.</summary>
internal static class StructFacts
{
    public static TypeKind Kind(INamedTypeSymbol type)
    {
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).ToList();
        return fields.Count == 0 ? TypeKind.Opaque : fields.Exists(IsOpenEnded) ? TypeKind.OpenEnded : TypeKind.Struct;
    }

    /// <summary>What the build found out from the C compiler.</summary>
    public static int Alignment(INamedTypeSymbol type) =>
        Argument(type, "NativeAlignmentAttribute") is int alignment ? alignment : 0;

    /// <summary>The fields of a struct with a callback; none of others, and none where the struct is in no file of the project.</summary>
    public static EquatableArray<StructField> Callbacks(INamedTypeSymbol type)
    {
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).ToList();
        return !fields.Exists(field => field.Type is IFunctionPointerTypeSymbol) ? default : new EquatableArray<StructField>([.. fields
            .Select(field => (Field: field, Declaration: field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent as VariableDeclarationSyntax))
            .Where(found => found.Declaration is not null)
            .Select(found => RawSyntax.Field(found.Field, found.Declaration!))]);
    }

    private static bool IsOpenEnded(IFieldSymbol field) =>
        Argument(field, "NativeTypeNameAttribute") is string native && native.EndsWith("[]", StringComparison.Ordinal);

    private static object? Argument(ISymbol symbol, string attribute) => symbol.GetAttributes()
        .Where(found => found.AttributeClass?.Name == attribute && found.ConstructorArguments.Length == 1)
        .Select(found => found.ConstructorArguments[0].Value)
        .FirstOrDefault();
}
