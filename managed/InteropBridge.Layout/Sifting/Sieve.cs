// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Layout.Sifting;

/// <summary>Takes out of bindings each declaration that C# cannot compile, so that one of them never costs the others. A struct
/// keeps its name alone, as a type to point to, and what passes it by value goes too: it would pass other bytes than C.</summary>
/// <param name="trial">Compiles bindings.</param>
/// <param name="opaque">The types that have no fields from the beginning.</param>
/// <param name="added">The constants that ClangSharp did not write.</param>
internal sealed partial class Sieve(Trial trial, IEnumerable<string> opaque, IReadOnlySet<string> added)
{
    private readonly List<LeftOut> _leftOut = [];
    private readonly HashSet<string> _gone = [];
    private readonly HashSet<string> _withoutFields = [.. opaque];

    public IReadOnlyList<LeftOut> LeftOut => _leftOut;

    /// <summary>Why nothing could be kept; null if something was.</summary>
    public string? Failure { get; private set; }

    /// <returns>The bindings, which compile; what they were if there is a failure.</returns>
    public string Sift(string text)
    {
        var (sifted, broken) = BrokenLines.Remove(text, trial.Parse);
        _leftOut.AddRange(broken);
        _gone.UnionWith(broken.Select(found => found.Name));
        while (true)
        {
            var root = trial.Parse(sifted);
            var faults = Faults(root);
            if (faults.Any(fault => fault.Member is null))
            {
                Failure = faults.First(fault => fault.Member is null).Reason;
                return text;
            }

            if (faults.Count == 0)
            {
                Failure = BindingSyntax.Declarations(root).Any(member => !added.Contains(BindingSyntax.Name(member))) ? null
                    : _leftOut.Select(found => found.Reason).FirstOrDefault(reason => reason.StartsWith("CS", StringComparison.Ordinal));
                return Failure is null ? sifted : text;
            }

            sifted = WithoutUsings(root.GetText().WithChanges(faults.Select(fault => Change(fault.Member!, fault.Reason))).ToString());
        }
    }

    /// <summary>ClangSharp has a <c>using static</c> of each enum.</summary>
    private string WithoutUsings(string text) => UsingOfType().Replace(text, match => _gone.Contains(match.Groups["type"].Value) ? "" : match.Value);

    [GeneratedRegex(@"^using static [\w.@]*?(?<type>\w+);[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex UsingOfType();

    private List<(MemberDeclarationSyntax? Member, string Reason)> Faults(CompilationUnitSyntax root)
    {
        var found = trial.Faults(root, _gone).ToList();
        return found.Count > 0 ? found : [.. BindingSyntax.Declarations(root)
            .Select(member => (Member: (MemberDeclarationSyntax?)member, Type: BindingSyntax.ValueOf(member, _withoutFields)))
            .Where(use => use.Type is not null)
            .Select(use => (use.Member, $"it has or passes {UnsupportedTypes.Describe(use.Type!)}"))];
    }

    private TextChange Change(MemberDeclarationSyntax member, string reason)
    {
        var name = BindingSyntax.Name(member);
        var keepsName = member is StructDeclarationSyntax { Members.Count: > 0 };
        (keepsName ? _withoutFields : _gone).Add(name);
        var found = new LeftOut(name, keepsName, reason);
        _leftOut.Add(found);
        return new TextChange(member.Span, $"// {found}\n{(keepsName ? NameAlone((StructDeclarationSyntax)member) : "")}");
    }

    private static string NameAlone(StructDeclarationSyntax type) =>
        $"{string.Concat(type.Modifiers.Where(word => word.ValueText != "unsafe").Select(word => $"{word.ValueText} "))}struct {type.Identifier.Text}\n{{\n}}";
}
