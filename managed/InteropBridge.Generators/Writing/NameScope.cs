// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis.CSharp;

namespace InteropBridge.Generators.Writing;

/// <summary>Hands out names that are unique within a scope. Names are without <c>@</c>: C# does not tell two names apart by
/// it.</summary>
/// <param name="taken">Names that are in use already.</param>
internal sealed class NameScope(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>The first of some names that is free, else the first one with a number; it is taken from then on.</summary>
    public string Unique(params string[] wanted)
    {
        var name = Array.Find(wanted, IsFree);
        for (var number = 2; name is null; number++)
        {
            name = IsFree($"{wanted[0]}{number}") ? $"{wanted[0]}{number}" : null;
        }

        _taken.Add(name);
        return name;
    }

    /// <summary>With <c>@</c> where C# would read a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name : "@" + name;

    /// <summary>C#'s keywords in underscores (<c>__arglist</c> and others) are no names even with <c>@</c>'s help in all
    /// places.</summary>
    private bool IsFree(string name) => !_taken.Contains(name)
        && !(name.StartsWith("__", StringComparison.Ordinal) && SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None);
}
