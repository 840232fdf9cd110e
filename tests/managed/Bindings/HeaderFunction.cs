// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Tests.Bindings;

/// <summary>A function declaration of the preprocessed header: names and annotations, and its types as they are written; that
/// they are those of the bindings is for the C compiler to check.</summary>
internal sealed partial record HeaderFunction(
    string Name, string Type, IReadOnlyList<(string Name, string Type, string[] Annotations)> Parameters, string[] Annotations)
{
    /// <summary>Null if the declaration is none of a function.</summary>
    public static HeaderFunction? Parse(string declaration)
    {
        if (declaration.TrimStart().StartsWith("typedef", StringComparison.Ordinal)
            || FunctionStart().Match(declaration) is not { Success: true } start)
        {
            return null;
        }

        var open = start.Index + start.Length - 1;
        var close = Closing(declaration, open);
        var parameters = Split(declaration[(open + 1)..close], ',').Where(text => text.Trim() is not ("" or "void"));
        return new HeaderFunction(
            start.Groups["name"].Value, Annotation().Replace(declaration[..start.Index], "").Trim(),
            [.. parameters.Select(Parameter)],
            AnnotationsOf(declaration[..open] + declaration[(close + 1)..]));
    }

    /// <summary>Splits outside brackets and string literals.</summary>
    public static IEnumerable<string> Split(string text, char separator)
    {
        var first = 0;
        foreach (var at in Depths(text).Where(at => at.Depth == 0 && text[at.Index] == separator).Select(at => at.Index))
        {
            yield return text[first..at];
            first = at + 1;
        }

        yield return text[first..];
    }

    private static (string Name, string Type, string[] Annotations) Parameter(string text)
    {
        var plain = Annotation().Replace(text, " ").Trim();
        var name = NameOfParameter().Match(plain);
        return (name.Groups[1].Value, plain[..name.Index].Trim() + name.Groups[2].Value.Trim(), AnnotationsOf(text));
    }

    private static int Closing(string text, int open) => open + 1 + Depths(text[(open + 1)..]).First(at => at.Depth < 0).Index;

    /// <summary>How many brackets are open at each character that is in no string literal.</summary>
    private static IEnumerable<(int Index, int Depth)> Depths(string text)
    {
        var depth = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"' && (i == 0 || text[i - 1] != '\\');
            if (!quoted)
            {
                depth += text[i] is '(' or '{' or '[' ? 1 : text[i] is ')' or '}' or ']' ? -1 : 0;
                yield return (i, depth);
            }
        }
    }

    private static string[] AnnotationsOf(string text) =>
        [.. Annotation().Matches(text)
            .Select(match => string.Concat(Literal().Matches(match.Value).Select(part => part.Groups[1].Value)))];

    [GeneratedRegex("""__attribute__\s*\(\(\s*annotate\s*\((?:\s*"[^"]*")+\s*\)\s*\)\)""")]
    private static partial Regex Annotation();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(?!__attribute__)(?<name>\w+)\s*\(")]
    private static partial Regex FunctionStart();

    /// <summary>The last word, and the lengths of an array, or of the arrays that it points to.</summary>
    [GeneratedRegex(@"(\w+)(\)?\s*(?:\[[^\[\]]*\])*)$")]
    private static partial Regex NameOfParameter();
}
