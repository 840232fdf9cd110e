// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using InteropBridge.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>Reads raw declarations from their syntax alone. The result depends on nothing but the node, so it is kept with
/// it: after an edit elsewhere the node is the same object and nothing is read again.</summary>
internal static class RawSyntax
{
    private static readonly ConditionalWeakTable<TypeDeclarationSyntax, RawFunction[]> Cache = new();

    public static RawFunction[] Functions(TypeDeclarationSyntax type) => Cache.GetValue(type, Read);

    private static RawFunction[] Read(TypeDeclarationSyntax type) =>
        [.. type.Members.OfType<MethodDeclarationSyntax>().Select(Function).OfType<RawFunction>()];

    private static RawFunction? Function(MethodDeclarationSyntax method)
    {
        if (Named(method.AttributeLists, "DllImport").Concat(Named(method.AttributeLists, "LibraryImport"))
            .FirstOrDefault() is not
            { ArgumentList: { } import })
        {
            return null;
        }

        var place = Place.Of(method.Identifier.GetLocation());
        var returns = new RawParameter("return", Type(method.ReturnType), NativeType(method.AttributeLists),
            Annotations(method.AttributeLists), place);
        var parameters = method.ParameterList.Parameters.Select(parameter => new RawParameter(
            parameter.Identifier.ValueText, Type(parameter.Type), NativeType(parameter.AttributeLists),
            Annotations(parameter.AttributeLists), Place.Of(parameter.Identifier.GetLocation())));
        return new RawFunction(method.Identifier.ValueText, ImportArguments(import),
            Named(method.AttributeLists, "SuppressGCTransition").Any(), returns,
            new EquatableArray<RawParameter>([.. parameters]), place);
    }

    public static StructField Field(IFieldSymbol field, VariableDeclarationSyntax declaration) => new(field.Name, Type(declaration.Type),
        declaration.Parent is FieldDeclarationSyntax { AttributeLists: var lists } ? NativeType(lists) : null);

    /// <summary>Those that DllImport has too: a fast call is declared again with it.</summary>
    private static string ImportArguments(AttributeArgumentListSyntax import) =>
        import.Arguments.FirstOrDefault()?.Expression is not LiteralExpressionSyntax ? "" : string.Join(", ", import.Arguments
            .Where(argument => argument.NameEquals?.Name.Identifier.ValueText
                is null or "CallingConvention" or "EntryPoint" or "ExactSpelling")
            .Select(argument => argument.ToString()));

    /// <summary>Null for <c>__arglist</c>, which has none.</summary>
    private static RawType Type(TypeSyntax? type)
    {
        if (type is null)
        {
            return new RawType(RawType.Variadic, 0);
        }

        var pointers = 0;
        while (type is PointerTypeSyntax pointer)
        {
            (type, pointers) = (pointer.ElementType, pointers + 1);
        }

        if (type is FunctionPointerTypeSyntax function)
        {
            var types = function.ParameterList.Parameters.Select(parameter => Type(parameter.Type));
            return new RawType(type.ToString(), pointers, new EquatableArray<RawType>([.. types]));
        }

        return new RawType(TypeName(type), pointers);
    }

    /// <summary>Without the <c>@</c> that new versions of ClangSharp put before names in lower case, unless it parts a type of
    /// the header's from one of C#'s.</summary>
    private static string TypeName(TypeSyntax type) =>
        type is IdentifierNameSyntax { Identifier: { ValueText: var name } identifier }
            && !(identifier.Text != name && NamedType.BuiltIn.ContainsKey(name)) ? name : type.ToString();

    private static IEnumerable<AttributeSyntax> Named(SyntaxList<AttributeListSyntax> lists, string name) => lists
        .SelectMany(list => list.Attributes)
        .Where(attribute => SimpleName(attribute.Name) is var found && (found == name || found == name + "Attribute"));

    private static string SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static string? NativeType(SyntaxList<AttributeListSyntax> lists) =>
        Named(lists, "NativeTypeName").Select(attribute => Text(attribute)?.Token.ValueText).FirstOrDefault();

    private static EquatableArray<RawAnnotation> Annotations(SyntaxList<AttributeListSyntax> lists) =>
        new([.. Named(lists, "NativeAnnotation")
        .Select(Text)
        .OfType<LiteralExpressionSyntax>()
        .Select(text => new RawAnnotation(text.Token.ValueText, Place.Of(text.GetLocation(), TextOffset(text.Token))))]);

    private static LiteralExpressionSyntax? Text(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax literal
            && literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal : null;

    private static int TextOffset(SyntaxToken token) => token.Text == $"\"{token.ValueText}\"" ? 1 : -1;
}
