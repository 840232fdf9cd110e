// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Managed;

/// <summary>A function in bindings.</summary>
/// <param name="Name">Its name, the same as in C unless it is a shim's.</param>
/// <param name="Symbol">What the library exports it as.</param>
/// <param name="Library">As in DllImport.</param>
/// <param name="Returns">What it returns.</param>
/// <param name="Parameters">What it takes.</param>
internal sealed record BoundFunction(string Name, string Symbol, string Library, BoundParameter Returns, IReadOnlyList<BoundParameter> Parameters)
{
    private const string EntryPoint = "EntryPoint=";

    private static readonly string[] Modifiers = ["public", "internal", "private", "static", "unsafe", "partial", "extern"];

    /// <summary>Null if it is not an import.</summary>
    public static BoundFunction? Of(Declaration head)
    {
        var words = head.Words.Where(word => !Modifiers.Contains(word.Text)).ToList();
        var open = ParametersAt(words);
        if (head.Attribute("DllImport") is not { } import || open < 2 || words[^1].Text != ")")
        {
            return null;
        }

        var entry = import.Arguments.FirstOrDefault(argument => argument.StartsWith(EntryPoint, StringComparison.Ordinal));
        return new BoundFunction(words[open - 1].Name, entry?[EntryPoint.Length..].Trim('"') ?? words[open - 1].Name, import.Arguments[0].Trim('"'),
            new BoundParameter(Join(words[..(open - 1)]), head.NativeType),
            [.. Split(words[(open + 1)..^1]).Select(Parameter)]);
    }

    /// <summary>The bracket that closes last: that of the parameters, as function pointers come before it.</summary>
    private static int ParametersAt(List<Token> words)
    {
        var depth = 0;
        for (var i = words.Count - 1; i >= 0; i--)
        {
            depth += words[i].Text == ")" ? 1 : words[i].Text == "(" ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>At commas that are in no brackets.</summary>
    private static IEnumerable<List<Token>> Split(List<Token> words)
    {
        var (depth, part) = (0, new List<Token>());
        foreach (var word in words)
        {
            if (word.Text == "," && depth == 0)
            {
                yield return part;
                part = [];
                continue;
            }

            depth += word.Text is "(" or "[" or "<" ? 1 : word.Text is ")" or "]" or ">" ? -1 : 0;
            part.Add(word);
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private static BoundParameter Parameter(List<Token> words)
    {
        string? native = null;
        while (words.Count > 0 && words[0].Text == "[")
        {
            var end = words.FindIndex(word => word.Text == "]");
            native = words.Count > 3 && words[1].Text == "NativeTypeName" ? words[3].Text.Trim('"') : native;
            words = words[(end + 1)..];
        }

        return words.Count > 1 ? new BoundParameter(Join(words[..^1]), native, words[^1].Name) : new BoundParameter(Join(words), native);
    }

    private static string Join(IEnumerable<Token> words) => string.Concat(words.Select(word => word.Text));
}
