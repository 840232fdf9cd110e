// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Shims;

/// <summary>The overlay lines that take in what a header has and C# cannot reach: guessed from its text, without a compiler.</summary>
internal sealed partial class ShimSuggestions
{
    private const int MostShown = 200;

    private readonly Dictionary<string, string> _lines = [];

    /// <param name="headers">The texts of the header and of those that are bound with it.</param>
    public ShimSuggestions(IEnumerable<string> headers)
    {
        foreach (var text in headers.Select(text => Noise().Replace(text, " ")))
        {
            foreach (Match match in Inline().Matches(text))
            {
                _lines.TryAdd(match.Groups["name"].Value, $"shim {match.Groups["name"].Value}");
            }

            foreach (Match match in Variadic().Matches(text))
            {
                var (type, name) = (Blanks().Replace(Words().Replace(match.Groups["type"].Value, ""), " ").Trim(), match.Groups["name"].Value);
                _lines.TryAdd(name, $"shim {type} {name}({Blanks().Replace(match.Groups["fixed"].Value, " ").Trim()}, int value)");
            }

            foreach (Match match in Variable().Matches(text))
            {
                _lines.TryAdd(match.Groups["name"].Value, $"shim {match.Groups["name"].Value}");
            }

            foreach (Match match in Macro().Matches(text))
            {
                // No type that C would take, and convert to in silence.
                var parameters = match.Groups["parameters"].Value.Split(',').Select(parameter => $"TYPE {parameter.Trim()}");
                _lines.TryAdd(match.Groups["name"].Value, $"shim TYPE {match.Groups["name"].Value}({string.Join(", ", parameters)})");
            }
        }
    }

    /// <summary>The line for a declaration; null if a shim is nothing for it.</summary>
    public string? For(string name) => _lines.GetValueOrDefault(name);

    /// <summary>Those that bindings say nothing of, with their lines; types of macros are for a person to write.</summary>
    /// <param name="known">What is spoken of elsewhere.</param>
    public IEnumerable<string> Others(IReadOnlyCollection<string> known)
    {
        var rest = _lines.Where(pair => !known.Contains(pair.Key)).Select(pair => $"`{pair.Value}`").ToList();
        return rest.Count <= MostShown ? rest : rest.Take(MostShown).Append($"and {rest.Count - MostShown} more");
    }

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*|\b__attribute__\s*\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)", RegexOptions.Singleline)]
    private static partial Regex Noise();

    [GeneratedRegex(@"^[ \t]*(?=[^\n(]*\b(inline|__inline|__inline__|__forceinline)\b)[^\n(;#]*?\b(?<name>[A-Za-z_]\w*)\s*\([^;{]*\{", RegexOptions.Multiline)]
    private static partial Regex Inline();

    [GeneratedRegex(@"^[ \t]*(?<type>[A-Za-z_][\w \t*]*?[ \t*])(?<name>[A-Za-z_]\w*)\s*\((?<fixed>[^();{}]*?),\s*\.\.\.\s*\)\s*(;|[A-Z_]+)", RegexOptions.Multiline)]
    private static partial Regex Variadic();

    [GeneratedRegex(@"^[ \t]*[^\n(;#]*?\bextern\s+[A-Za-z_][\w \t*]*?[ \t*](?<name>[A-Za-z_]\w*)\s*(\[[^\]\n]*\])*\s*;", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^[ \t]*\#[ \t]*define[ \t]+(?<name>[A-Za-z_]\w*)\((?<parameters>[ \t]*[A-Za-z_]\w*[ \t]*(,[ \t]*[A-Za-z_]\w*[ \t]*)*)\)[ \t]*(\\?\r?\n)?[ \t]*[^\s\\]", RegexOptions.Multiline)]
    private static partial Regex Macro();

    [GeneratedRegex(@"\b(extern|static|inline|[A-Z][A-Z0-9_]*(API|EXTERN|EXPORT)|EXTERN|_Noreturn)\b")]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
