// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Layout.Sifting;

/// <summary>Enums of which C# cannot follow the values, such as <c>(unsigned long)'b' &lt;&lt; 24</c>: they get those that the C
/// compiler knows.</summary>
internal static partial class EnumValues
{
    /// <param name="root">The bindings.</param>
    /// <param name="errors">What C# says of them.</param>
    /// <param name="reader">Asks the C compiler.</param>
    /// <param name="headers">The texts of the headers, where members have the names that C knows: in C# they may lack the type's.</param>
    /// <param name="macros">Of the headers: one of a member's name and another text would be asked for in its place.</param>
    /// <returns>The bindings with these values; null if there are no such enums.</returns>
    public static string? Correct(CompilationUnitSyntax root, IEnumerable<Diagnostic> errors, ConstantReader reader, IEnumerable<string> headers, IReadOnlyList<Macro> macros)
    {
        var members = errors.SelectMany(error => root.FindToken(error.Location.SourceSpan.Start).Parent!.AncestorsAndSelf().OfType<EnumMemberDeclarationSyntax>().Take(1))
            .Where(member => member.EqualsValue is not null).DistinctBy(member => member.SpanStart).ToList();
        if (members.Count == 0)
        {
            return null;
        }

        var declared = Declared(headers);
        var hidden = macros.Where(macro => macro.Text != macro.Name).Select(macro => macro.Name).ToHashSet();
        var names = members.Select(member => (member, Name: NameOf(member, declared))).Where(pair => pair.Name is not null && !hidden.Contains(pair.Name))
            .ToDictionary(pair => pair.member, pair => pair.Name!);
        var values = reader.Read([.. names.Values.Distinct().Select(name => new Macro(name, name, "", 1))])
            .ToDictionary(constant => constant.Macro.Name, constant => constant.Declaration[(constant.Declaration.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim(' ', ';'));
        var changes = names.Where(pair => values.ContainsKey(pair.Value))
            .Select(pair => new TextChange(pair.Key.EqualsValue!.Value.Span, $"unchecked(({BaseOf(pair.Key)})({values[pair.Value]}))"));
        return root.GetText().WithChanges(changes.OrderBy(change => change.Span.Start)).ToString();
    }

    /// <summary>The members of the enums of C, by the names of these: tags, and typedefs behind them.</summary>
    private static ILookup<string, string> Declared(IEnumerable<string> headers) => headers.SelectMany(text => Enum().Matches(Comment().Replace(text, " ")))
        .SelectMany(match => match.Groups["type"].Captures.Select(type => type.Value).Distinct()
            .SelectMany(type => Member().Matches(match.Groups["body"].Value).Select(member => (Type: type, Name: member.Groups["name"].Value))))
        .ToLookup(pair => pair.Type, pair => pair.Name);

    /// <summary>What a member is called in C; null if the header does not say.</summary>
    private static string? NameOf(EnumMemberDeclarationSyntax member, ILookup<string, string> declared)
    {
        var (type, name) = (((EnumDeclarationSyntax)member.Parent!).Identifier.ValueText, member.Identifier.ValueText);
        return declared[type].FirstOrDefault(found => found == name)
            ?? declared[type].FirstOrDefault(found => found.Equals($"{type}_{name}", StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"\benum\b\s*(?<type>[A-Za-z_]\w*)?[^{};()]*\{(?<body>[^{}]*)\}\s*(?<type>[A-Za-z_]\w*)?")]
    private static partial Regex Enum();

    [GeneratedRegex(@"(?:\A|,)\s*(?<name>[A-Za-z_]\w*)")]
    private static partial Regex Member();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*|^[ \t]*\#(\\\r?\n|[^\n])*", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    private static string BaseOf(EnumMemberDeclarationSyntax member) =>
        ((EnumDeclarationSyntax)member.Parent!).BaseList?.Types[0].Type.ToString() ?? "int";
}
