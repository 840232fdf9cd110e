// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Layout.Sifting;

/// <summary>The declarations of bindings, each of which can be left out: types, and the members of the class that holds the
/// functions.</summary>
internal static class BindingSyntax
{
    public static IEnumerable<MemberDeclarationSyntax> Declarations(CompilationUnitSyntax root) =>
        root.DescendantNodes(IsContainer).OfType<MemberDeclarationSyntax>().Where(member => !IsContainer(member));

    /// <summary>Null between declarations.</summary>
    public static MemberDeclarationSyntax? DeclarationAt(CompilationUnitSyntax root, int position) =>
        root.FindToken(position).Parent?.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().LastOrDefault(member => !IsContainer(member));

    public static string Name(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
        _ => member.DescendantTokens().LastOrDefault(token => token.IsKind(SyntaxKind.IdentifierToken)).ValueText,
    };

    /// <summary>A type among some that the declaration uses as a value, and not only as something to point to; null if there is none.</summary>
    public static string? ValueOf(MemberDeclarationSyntax member, IReadOnlySet<string> types) => member.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .FirstOrDefault(name => types.Contains(name.Identifier.ValueText) && SyntaxFacts.IsInTypeOnlyContext(name)
            && name.Parent is not PointerTypeSyntax)
        ?.Identifier.ValueText;

    private static bool IsContainer(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or ClassDeclarationSyntax;
}
