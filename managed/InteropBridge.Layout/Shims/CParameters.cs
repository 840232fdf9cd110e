// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Shims;

/// <summary>The parameters of a C function, each with a name.</summary>
/// <param name="Declared">As C declares them.</param>
/// <param name="Names">What the arguments of a call are called.</param>
internal sealed partial record CParameters(IReadOnlyList<string> Declared, IReadOnlyList<string> Names)
{
    /// <summary>Words of C that are types, or parts of their names.</summary>
    public static readonly string[] TypeWords =
        ["char", "short", "int", "long", "float", "double", "signed", "unsigned", "void", "_Bool", "bool", "_Complex"];

    private static readonly string[] Tags = ["struct", "union", "enum"];

    public string Text => Declared.Count == 0 ? "void" : string.Join(", ", Declared);

    /// <summary>Whether every one has a name of its own in C.</summary>
    public bool AreNamed { get; private init; }

    /// <param name="text">What stands between the brackets.</param>
    public static CParameters Parse(string text)
    {
        var parts = Split(text).Select(part => part.Trim()).Where(part => part.Length > 0 && part != "void").ToList();
        var names = parts.Select(NameOf).ToList();
        var all = parts.Select((part, index) => names[index] is { } name ? (part, name) : (WithName(part, $"p{index + 1}"), $"p{index + 1}")).ToList();
        return new CParameters([.. all.Select(pair => pair.Item1)], [.. all.Select(pair => pair.Item2)]) { AreNamed = !names.Contains(null) };
    }

    /// <summary>At commas that are in no brackets.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
                continue;
            }

            depth += text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
        }
    }

    private static string? NameOf(string parameter)
    {
        if (Pointed().Match(parameter) is { Success: true } inside)
        {
            return inside.Groups["name"].Length > 0 ? inside.Groups["name"].Value : null;
        }

        var words = Word().Matches(Qualifier().Replace(Arrays().Replace(parameter, ""), " ")).Select(match => match.Value).ToList();
        return words.Count < 2 || words[^1] == "*" || TypeWords.Contains(words[^1]) || words.Count == 2 && Tags.Contains(words[0]) ? null : words[^1];
    }

    private static string WithName(string parameter, string name) => Pointed().Match(parameter) is { Success: true } inside
        ? parameter.Insert(inside.Groups["stars"].Index + inside.Groups["stars"].Length, name)
        : Arrays().Match(parameter) is { Success: true } arrays ? parameter.Insert(arrays.Index, $" {name}") : $"{parameter} {name}";

    /// <summary>A pointer to a function or an array, whose name stands in brackets.</summary>
    [GeneratedRegex(@"\(\s*(?<stars>\*[\s*]*(?:(?:const|volatile|restrict|__restrict)\b\s*)*)(?<name>[A-Za-z_]\w*)?\s*(?:\[[^\]]*\])*\s*\)\s*[(\[]")]
    private static partial Regex Pointed();

    [GeneratedRegex(@"(\s*\[[^\]]*\])+\s*$")]
    private static partial Regex Arrays();

    [GeneratedRegex(@"\b(const|volatile|restrict|__restrict|__restrict__|register)\b")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"[A-Za-z_]\w*|\*")]
    private static partial Regex Word();
}
