// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Generators.Reading.Headers;

/// <summary>Finds the functions and the callback types that a C header declares. It knows statements, brackets and names and no
/// more of C, so that it never fails; what is no function is found by nobody.</summary>
internal static class DeclarationReader
{
    private static readonly Regex Called = new(@"[A-Za-z_]\w*(?=\s*\()", RegexOptions.CultureInvariant);

    private static readonly Regex Typedef = new(
        @"^\s*typedef\s+(?<type>[\w\s*]+?\(\s*\*\s*(?<name>[A-Za-z_]\w*)\s*\)\s*\(.*\))\s*$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static readonly Regex Alias = new(@"^\s*typedef\s+(?<type>[A-Za-z_]\w*(?:\s+\w+)*?)\s+(?<name>[A-Za-z_]\w*)\s*$",
        RegexOptions.CultureInvariant);

    public static HeaderText Read(string path, SourceText source)
    {
        var text = CText.WithoutNoise(source.ToString());
        var functions = new List<HeaderFunction>();
        var callbacks = new List<HeaderCallback>();
        var aliases = new List<HeaderAlias>();
        foreach (var (start, length) in Statements(text))
        {
            var statement = text.Substring(start, length);
            if (Typedef.Match(statement) is { Success: true } match)
            {
                callbacks.Add(new HeaderCallback(match.Groups["name"].Value, match.Groups["type"].Value));
                continue;
            }

            if (Alias.Match(statement) is { Success: true } alias)
            {
                aliases.Add(new HeaderAlias(alias.Groups["name"].Value, alias.Groups["type"].Value));
                continue;
            }

            var line = source.Lines.GetLinePosition(start);
            functions.AddRange(Called.Matches(statement).Cast<Match>().Where(name => Depth(statement, name.Index) == 0)
                .Select(name => new HeaderFunction(name.Value, statement, start, line, name.Index)));
        }

        return new HeaderText(path, new EquatableArray<HeaderFunction>([.. functions]),
            new EquatableArray<HeaderCallback>([.. callbacks]), new EquatableArray<HeaderAlias>([.. aliases]));
    }

    private static IEnumerable<(int Start, int Length)> Statements(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] is ';' or '{' or '}')
            {
                // Leading blanks are of no statement.
                while (start < i && char.IsWhiteSpace(text[start]))
                {
                    start++;
                }

                if (i > start)
                {
                    yield return (start, i - start);
                }

                start = i + 1;
            }
        }
    }

    private static int Depth(string text, int end)
    {
        var depth = 0;
        for (var i = 0; i < end; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        }

        return depth;
    }
}
