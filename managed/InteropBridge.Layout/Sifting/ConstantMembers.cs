// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Layout.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Layout.Sifting;

/// <summary>The constants in bindings, of which some are missing and some are not C#.</summary>
internal sealed class ConstantMembers
{
    private const int LongestText = 100;

    private readonly CompilationUnitSyntax _root;
    private readonly Dictionary<string, (MemberDeclarationSyntax Member, string Reason)> _wrong;
    private readonly HashSet<string> _names;

    /// <param name="root">The bindings.</param>
    /// <param name="errors">What C# says of them.</param>
    public ConstantMembers(CompilationUnitSyntax root, IEnumerable<Diagnostic> errors)
    {
        _root = root;
        // The attributes' own types come from the generator.
        _wrong = errors.Where(error => !root.FindToken(error.Location.SourceSpan.Start).Parent!.Ancestors().Any(node => node is AttributeSyntax))
            .Select(error => (Member: BindingSyntax.DeclarationAt(root, error.Location.SourceSpan.Start)!,
                Reason: $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}"))
            .Where(fault => fault.Member is FieldDeclarationSyntax or PropertyDeclarationSyntax).DistinctBy(fault => BindingSyntax.Name(fault.Member))
            .ToDictionary(fault => BindingSyntax.Name(fault.Member));
        _names = [.. BindingSyntax.Declarations(root).Select(BindingSyntax.Name),
            .. root.DescendantNodes().OfType<EnumMemberDeclarationSyntax>().Select(member => member.Identifier.ValueText)];
    }

    /// <summary>Whether a macro is missing from the bindings, or C# does not take what they have.</summary>
    public bool NeedsValue(string macro) => _wrong.ContainsKey(macro)
        || !_names.Contains(macro) && macro[0] != '_' && SyntaxFacts.GetKeywordKind(macro) == SyntaxKind.None;

    /// <summary>Why C# does not take a constant; null if it does.</summary>
    public string? Reason(MemberDeclarationSyntax member) =>
        member is FieldDeclarationSyntax or PropertyDeclarationSyntax && _wrong.TryGetValue(BindingSyntax.Name(member), out var wrong) ? wrong.Reason : null;

    /// <summary>The bindings with these constants; those that have no place yet stand at the end of a class.</summary>
    public string With(IEnumerable<Constant> constants, string name)
    {
        var end = _root.DescendantNodes().OfType<ClassDeclarationSyntax>().FirstOrDefault(type => type.Identifier.ValueText == name)?.CloseBraceToken;
        var changes = new List<TextChange>();
        var added = "";
        foreach (var constant in constants)
        {
            if (_wrong.TryGetValue(constant.Macro.Name, out var wrong))
            {
                changes.Add(new TextChange(wrong.Member.Span, Text(constant)));
            }
            else
            {
                added += $"\n    {Text(constant)}\n";
            }
        }

        if (end is { } brace)
        {
            changes.Add(new TextChange(new TextSpan(brace.SpanStart, 0), added));
        }

        return _root.GetText().WithChanges(changes).ToString();
    }

    private static string Text(Constant constant)
    {
        var text = $"#define {constant.Macro.Name} {constant.Macro.Text}";
        return (text.Length > LongestText ? "" : $"[NativeTypeName({SymbolDisplay.FormatLiteral(text, quote: true)})]\n    ")
            + $"public {constant.Declaration}";
    }
}
