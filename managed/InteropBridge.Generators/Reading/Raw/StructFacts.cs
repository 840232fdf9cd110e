// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;

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

    private static bool IsOpenEnded(IFieldSymbol field) =>
        Argument(field, "NativeTypeNameAttribute") is string native && native.EndsWith("[]", StringComparison.Ordinal);

    private static object? Argument(ISymbol symbol, string attribute) => symbol.GetAttributes()
        .Where(found => found.AttributeClass?.Name == attribute && found.ConstructorArguments.Length == 1)
        .Select(found => found.ConstructorArguments[0].Value)
        .FirstOrDefault();
}
