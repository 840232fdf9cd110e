// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Constants;

/// <summary>The macros without parameters that headers define, in their order.</summary>
internal static partial class MacroList
{
    public static IReadOnlyList<Macro> Of(IEnumerable<string> headers) => [.. headers.SelectMany(Of)
        .DistinctBy(macro => macro.Name)];

    private static IEnumerable<Macro> Of(string header)
    {
        var text = File.ReadAllText(header);
        var (line, at) = (1, 0);
        foreach (Match match in Definition().Matches(text))
        {
            line += text.AsSpan(at, match.Index - at).Count('\n');
            at = match.Index;
            var value = Comment().Replace(match.Groups["value"].Value, " ").Trim();
            if (value.Length > 0)
            {
                yield return new Macro(match.Groups["name"].Value, value, header, line);
            }
        }
    }

    // Lines that end in a backslash go on.
    [GeneratedRegex(@"^[ \t]*\#[ \t]*define[ \t]+(?<name>[A-Za-z_]\w*)[ \t]+(?<value>(?:\\\r?\n|[^\n])*)", RegexOptions.Multiline)]
    private static partial Regex Definition();

    [GeneratedRegex(@"/\*.*?(\*/|\z)|//[^\n]*|\\\r?\n", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
