// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Generators.Reading.Headers;

/// <summary>Takes C text apart.</summary>
internal static class CText
{
    private static readonly Regex Noise = new(
        @"/\*.*?(\*/|\z)|//(\\\r?\n|[^\n])*|^[ \t]*\#(\\\r?\n|[^\n])*|""(\\.|[^""\\\n])*""|'(\\.|[^'\\\n])*'",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    private static readonly Regex Visible = new(@"[^\r\n]", RegexOptions.CultureInvariant);

    /// <summary>The text with blanks for comments, directives and literals, so that all else keeps its place.</summary>
    public static string WithoutNoise(string text) =>
        Noise.Replace(text, match => Visible.Replace(match.Value, " "));

    /// <summary>The parts of a list between commas that are in no brackets; none of an empty list.</summary>
    public static IReadOnlyList<string> Split(string list)
    {
        var parts = new List<string>();
        foreach (var (start, length) in Ranges(list, 0, list.Length))
        {
            parts.Add(list.Substring(start, length));
        }

        return parts;
    }

    /// <summary>The same as offsets and lengths.</summary>
    public static IReadOnlyList<(int Start, int Length)> Ranges(string text, int from, int to)
    {
        var ranges = new List<(int, int)>();
        var (depth, start) = (0, from);
        for (var i = from; i <= to; i++)
        {
            if (i == to || text[i] == ',' && depth == 0)
            {
                ranges.Add((start, i - start));
                start = i + 1;
            }
            else
            {
                depth += text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
            }
        }

        return ranges.Count == 1 && string.IsNullOrWhiteSpace(text.Substring(from, to - from)) ? [] : ranges;
    }

    /// <summary>Where the bracket that opens at a place is closed; -1 if it is not.</summary>
    public static int ClosingBracket(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
