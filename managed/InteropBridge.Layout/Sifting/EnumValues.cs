// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Layout.Sifting;

/// <summary>Enums of which C# cannot follow the values, such as <c>(unsigned long)'b' &lt;&lt; 24</c>: they get those that the C
/// compiler knows.</summary>
internal static class EnumValues
{
    /// <param name="root">The bindings.</param>
    /// <param name="errors">What C# says of them.</param>
    /// <param name="reader">Asks the C compiler.</param>
    /// <returns>The bindings with these values; null if there are no such enums.</returns>
    public static string? Correct(CompilationUnitSyntax root, IEnumerable<Diagnostic> errors, ConstantReader reader)
    {
        var members = errors.SelectMany(error => root.FindToken(error.Location.SourceSpan.Start).Parent!.AncestorsAndSelf().OfType<EnumMemberDeclarationSyntax>().Take(1))
            .Where(member => member.EqualsValue is not null).DistinctBy(member => member.SpanStart).ToList();
        if (members.Count == 0)
        {
            return null;
        }

        var values = reader.Read([.. members.Select(member => member.Identifier.ValueText).Distinct().Select(name => new Macro(name, name, "", 1))])
            .ToDictionary(constant => constant.Macro.Name, constant => constant.Declaration[(constant.Declaration.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim(' ', ';'));
        var changes = members.Where(member => values.ContainsKey(member.Identifier.ValueText))
            .Select(member => new TextChange(member.EqualsValue!.Value.Span, $"unchecked(({BaseOf(member)})({values[member.Identifier.ValueText]}))"));
        return root.GetText().WithChanges(changes.OrderBy(change => change.Span.Start)).ToString();
    }

    private static string BaseOf(EnumMemberDeclarationSyntax member) =>
        ((EnumDeclarationSyntax)member.Parent!).BaseList?.Types[0].Type.ToString() ?? "int";
}
