// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Prototypes;

/// <summary>Reads the functions that Rust exports from its text. What a macro writes is not seen, and a type of another file is
/// not known.</summary>
internal static partial class RustPrototypes
{
    public static IEnumerable<Prototype> Of(string text, string source)
    {
        text = Comment().Replace(text, match => NotNewLine().Replace(match.Value, " "));
        var types = new RustTypes(text);
        foreach (Match match in Function().Matches(text))
        {
            var parameters = Split(match.Groups["parameters"].Value)
                .Select(part => types.Of(part[(part.IndexOf(':', StringComparison.Ordinal) + 1)..])).ToList();
            var returns = match.Groups["returns"] is { Success: true } type ? types.Of(type.Value) : ForeignType.Of(ForeignKind.Void);
            var line = text.AsSpan(0, match.Groups["name"].Index).Count('\n') + 1;
            yield return new Prototype(match.Groups["export"] is { Success: true } export ? export.Value : match.Groups["name"].Value,
                returns, parameters, source, line);
        }
    }

    /// <summary>At commas that are in no brackets.</summary>
    private static IEnumerable<string> Split(string list)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                if (!string.IsNullOrWhiteSpace(list[start..i]))
                {
                    yield return list[start..i];
                }

                start = i + 1;
                continue;
            }

            var isArrow = list[i] == '>' && i > 0 && list[i - 1] == '-';
            depth += list[i] is '(' or '[' or '<' ? 1 : list[i] is ')' or ']' || (list[i] == '>' && !isArrow) ? -1 : 0;
        }
    }

    [GeneratedRegex("""
        \#\[\s*(unsafe\s*\()?\s*(no_mangle|export_name\s*=\s*"(?<export>[^"]*)")\s*\)?\s*\]
        (?:\s*\#\[(?>[^\[\]]+|\[(?<d>)|\](?<-d>))*\])*
        \s*pub(\([^)]*\))?\s+(unsafe\s+)?extern\s+"C(-unwind)?"\s+fn\s+(?<name>\w+)\s*
        \((?<parameters>(?>[^()]+|\((?<p>)|\)(?<-p>))*(?(p)(?!)))\)
        (?:\s*->\s*(?<returns>[^{]+?))?\s*\{
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Function();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex NotNewLine();
}
