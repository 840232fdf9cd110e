// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Layout.Sifting;

/// <summary>Types of headers that are not bound, such as FILE: they become structs that can only be pointed to.</summary>
internal static class MissingTypes
{
    /// <param name="root">The bindings.</param>
    /// <param name="errors">What C# says of them.</param>
    /// <param name="files">The other files of the project, which may declare the types.</param>
    public static IReadOnlyList<string> Of(CompilationUnitSyntax root, IEnumerable<Diagnostic> errors, IEnumerable<string> files)
    {
        var missing = errors.Where(error => error.Id == "CS0246")
            .Select(error => root.FindToken(error.Location.SourceSpan.Start))
            .Where(token => token.Parent is IdentifierNameSyntax name
                && !name.Ancestors().Any(node => node is AttributeSyntax or UsingDirectiveSyntax))
            .Select(token => token.ValueText).ToHashSet();
        if (missing.Count > 0)
        {
            var declared = new Regex($@"\b(struct|enum|class|delegate)\s+@?(?<name>{string.Join('|', missing.Select(Regex.Escape))})\b");
            missing.ExceptWith(files.Where(File.Exists).SelectMany(file => declared.Matches(File.ReadAllText(file)))
                .Select(match => match.Groups["name"].Value));
        }

        return [.. missing.Order(StringComparer.Ordinal)];
    }

    /// <summary>Bindings with declarations of those that they use.</summary>
    public static string Declare(IEnumerable<string> names, string bindings, string access) => bindings + string.Concat(names
        .Where(name => Regex.IsMatch(bindings, $@"^(?!\s*//).*[^\w""]{Regex.Escape(name)}\b(?!"")", RegexOptions.Multiline))
        .Select(name => $"\n// Of a header that is not bound: it can only be pointed to.\n{access} partial struct @{name}\n{{\n}}\n"));
}
