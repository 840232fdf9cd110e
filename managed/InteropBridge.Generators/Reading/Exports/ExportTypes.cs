// SPDX-License-Identifier: MIT
using System.Text;
using InteropBridge.Generators.Reading.Inline;
using Microsoft.CodeAnalysis;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace InteropBridge.Generators.Reading.Exports;

/// <summary>The types that cross from C to exported methods.</summary>
internal static class ExportTypes
{
    /// <summary>A number's C type.</summary>
    public static string Number(ITypeSymbol type) => new CTypes().Name(type);

    /// <summary>Whether C gets a handle of it: a class of the exporting assembly.</summary>
    public static bool IsHandle(ITypeSymbol type) => type is INamedTypeSymbol
    {
        TypeKind: RoslynTypeKind.Class, IsStatic: false, IsGenericType: false, SpecialType: SpecialType.None,
        DeclaredAccessibility: Accessibility.Public or Accessibility.Internal, ContainingType: null,
    } && type.Locations.Any(location => location.IsInSource);

    /// <summary>The C name of a class: <c>HeatSolver</c> becomes <c>heat_solver</c>.</summary>
    public static string Handle(ITypeSymbol type)
    {
        var text = new StringBuilder();
        for (var i = 0; i < type.Name.Length; i++)
        {
            var letter = type.Name[i];
            var isStart = char.IsUpper(letter) && i > 0 && (!char.IsUpper(type.Name[i - 1]) || (i + 1 < type.Name.Length && char.IsLower(type.Name[i + 1])));
            _ = (isStart ? text.Append('_') : text).Append(char.ToLowerInvariant(letter));
        }

        return CNames.Identifier(text.ToString());
    }

    public static string Refusal(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => "write it into a Span<byte> that C provides",
        IPointerTypeSymbol => "pointers say nothing about their lengths; take a span",
        IArrayTypeSymbol => "take a ReadOnlySpan or a Span",
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" } => "C has to provide the memory; take a Span as a parameter",
        { TypeKind: RoslynTypeKind.Enum } => "take its number",
        { TypeKind: RoslynTypeKind.Delegate } => "C cannot pass a delegate",
        { IsReferenceType: true } => "C gets handles of top-level classes that this project declares, not generic ones, and not interfaces",
        _ => "numbers, bool, spans of numbers, strings and classes of this project can",
    };
}
