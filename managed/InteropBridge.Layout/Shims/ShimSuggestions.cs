// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Shims;

/// <summary>The overlay lines that take in what a header has and C# cannot reach: guessed from its text, without a compiler.</summary>
internal sealed partial class ShimSuggestions
{
    private const int MostShown = 200;

    private readonly Dictionary<string, (string Line, string Reason)> _lines = [];
    private readonly HashSet<string> _values;
    private readonly HashSet<string> _atLineStarts;

    /// <summary>By the names of functions: the first declaration.</summary>
    private readonly Dictionary<string, Match> _functions = [];

    /// <param name="headers">The texts of the header and of those that are bound with it.</param>
    public ShimSuggestions(IEnumerable<string> headers)
    {
        // In one pass each: a header may have thousands of macros.
        var text = string.Join('\n', headers.Select(text => Noise().Replace(text, " ")));
        _values = Value().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet();
        _atLineStarts = LineStart().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet();
        foreach (Match match in Function().Matches(text))
        {
            _functions.TryAdd(match.Groups["name"].Value, match);
        }

        foreach (Match match in Inline().Matches(text))
        {
            _lines.TryAdd(match.Groups["name"].Value, ($"shim {match.Groups["name"].Value}", "an inline function, which is in no library"));
        }

        foreach (Match match in Variadic().Matches(text))
        {
            var (type, name) = (Blanks().Replace(Words().Replace(match.Groups["type"].Value, ""), " ").Trim(), match.Groups["name"].Value);
            _lines.TryAdd(name, ($"shim {type} {name}({Blanks().Replace(match.Groups["fixed"].Value, " ").Trim()}, int value)",
                "any number of arguments; write those of one call for 'int value'"));
        }

        foreach (Match match in Variable().Matches(text))
        {
            _lines.TryAdd(match.Groups["name"].Value, ($"shim {match.Groups["name"].Value}", "a variable"));
        }

        foreach (Match match in Macro().Matches(text).Where(match => !IsOfDeclarations(match.Groups["name"].Value)))
        {
            // No type that C would take, and convert to in silence.
            var parameters = match.Groups["parameters"].Value.Split(',').Select(parameter => $"TYPE {parameter.Trim()}");
            _lines.TryAdd(match.Groups["name"].Value, ($"shim TYPE {match.Groups["name"].Value}({string.Join(", ", parameters)})",
                "a macro, of which C knows no types; write them"));
        }
    }

    /// <summary>The line for a declaration; null if a shim is nothing for it.</summary>
    public string? For(string name) => Found(name)?.Line;

    /// <summary>Those that bindings say nothing of, with their lines; types of macros are for a person to write.</summary>
    /// <param name="known">What is spoken of elsewhere.</param>
    public IEnumerable<string> Others(IReadOnlyCollection<string> known)
    {
        var rest = _lines.Where(pair => !known.Contains(pair.Key)).Select(pair => $"`{pair.Value.Line}`").ToList();
        return rest.Count <= MostShown ? rest : rest.Take(MostShown).Append($"and {rest.Count - MostShown} more");
    }

    /// <summary>Lines for an overlay, each with its reason: of what was left out of bindings first, then of what they cannot have.</summary>
    /// <param name="leftOut">Names in the bindings.</param>
    /// <param name="bound">Names that the bindings have.</param>
    public IReadOnlyList<string> Lines(IReadOnlyCollection<string> leftOut, IReadOnlySet<string> bound)
    {
        var found = leftOut.Select(Found).OfType<(string Line, string Reason)>()
            .Concat(_lines.Where(pair => !leftOut.Contains(pair.Key) && !bound.Contains(pair.Key)).Select(pair => pair.Value)).ToList();
        return [.. found.Take(MostShown).Select(line => $"{line.Line}  # {line.Reason}"),
            .. found.Count > MostShown ? [$"and {found.Count - MostShown} more"] : Array.Empty<string>()];
    }

    private (string Line, string Reason)? Found(string name) => _lines.TryGetValue(name, out var line) ? line
        : _values.Contains(name) ? ($"shim {name}", "a macro that C knows the value of, if it has one")
        : OfValues(name);

    /// <summary>A function with values that C# has no type for, which C converts, or passes by pointer.</summary>
    private (string Line, string Reason)? OfValues(string name)
    {
        if (!_functions.TryGetValue(name, out var match))
        {
            return null;
        }

        var (type, parameters) = (Blanks().Replace(Words().Replace(match.Groups["type"].Value, ""), " ").Trim(), Blanks().Replace(match.Groups["parameters"].Value, " ").Trim());
        return Wide().IsMatch($"{type} x, {parameters}") is var isWide && PointerToWide().IsMatch($"{type} x, {parameters}") ? null
            : Complex().IsMatch($"{type}, {parameters}") ? ($"shim {name}", "complex numbers by value")
            : isWide ? ($"shim {LongDouble().Replace(type, "double")} {name}({LongDouble().Replace(parameters, "double")})", "long double, which C converts from and to double") : null;
    }

    /// <summary>A macro that writes declarations, such as <c>PNG_EXPORT(1, ...)</c> at the beginning of a line, is nothing to call.</summary>
    private bool IsOfDeclarations(string name) => name.StartsWith('_') || _atLineStarts.Contains(name);

    [GeneratedRegex(@"^[ \t]*(?:extern[ \t]+)?(?<name>[A-Za-z_]\w*)[ \t]*\(", RegexOptions.Multiline)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"^[ \t]*\#[ \t]*define[ \t]+(?<name>[A-Za-z_]\w*)[ \t]+[^\s]", RegexOptions.Multiline)]
    private static partial Regex Value();

    [GeneratedRegex(@"(?<type>\b[A-Za-z_][\w \t*]*?[ \t*])\b(?<name>[A-Za-z_]\w*)\s*\((?<parameters>[^(){};]*)\)[^;{}()]*;")]
    private static partial Regex Function();

    [GeneratedRegex(@"\blong\s+double\b")]
    private static partial Regex Wide();

    [GeneratedRegex(@"\blong\s+double\b\s*(const\s*)?[*\[]|\blong\s+double\b[^,]*\[|\bva_list\b")]
    private static partial Regex PointerToWide();

    [GeneratedRegex(@"\blong\s+double\b")]
    private static partial Regex LongDouble();

    [GeneratedRegex(@"\b(_Complex|complex)\b[^,*]*(,|$)")]
    private static partial Regex Complex();

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
