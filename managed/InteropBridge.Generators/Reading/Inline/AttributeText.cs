// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>The string that is an attribute's first argument.</summary>
internal static class AttributeText
{
    /// <summary>Whether it is an attribute of the generator's own.</summary>
    public static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "InteropBridge", ContainingNamespace.IsGlobalNamespace: true } } type
        && type.Name == name;

    /// <summary>Its value; null if there is none.</summary>
    public static string? Value(AttributeData attribute) => attribute.ConstructorArguments
        .Select(argument => argument.Kind == TypedConstantKind.Primitive ? argument.Value as string : null)
        .FirstOrDefault();

    /// <summary>As written; null where there is no source.</summary>
    public static ExpressionSyntax? Expression(AttributeData attribute, CancellationToken cancellation = default) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
}
