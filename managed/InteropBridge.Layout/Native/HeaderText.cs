// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Native;

/// <summary>What the text of a header tells beyond what a compiler does: how types are called in it, and on which
/// line.</summary>
internal sealed partial class HeaderText
{
    private readonly string _text;
    private readonly int _length;
    private readonly Lazy<Dictionary<string, string>> _usedTags;
    private readonly Lazy<Dictionary<string, string>> _tags;
    private readonly Lazy<Dictionary<string, int>> _definitions;
    private readonly Lazy<Dictionary<string, int>> _typedefs;
    private readonly Dictionary<string, string> _inC;

    /// <param name="text">Of the header.</param>
    /// <param name="nativeTypes">C types that bindings mention, one a line.</param>
    /// <param name="renames">The types with another name in C#, as <c>c_name=CSharpName</c> with semicolons between.</param>
    /// <param name="others">The texts of other headers that are bound with it.</param>
    public HeaderText(string text, string nativeTypes, string renames = "", string others = "")
    {
        _length = text.Length;
        text += $"\n{others}";
        _inC = renames.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[1])
            .ToDictionary(group => group.Key, group => group.First()[0]);
        // Blanked, not removed: positions stay.
        _text = Noise().Replace(text, match => Blank().Replace(match.Value, " "));
        _text = Attribute().Replace(_text, match => Blank().Replace(match.Value, " "));
        // In one pass each, as a header may include a hundred others.
        _usedTags = new(() => Tags(nativeTypes));
        _tags = new(() => Tags(_text));
        _definitions = new(() => Places(Definition().Matches(_text)));
        _typedefs = new(() => Places(EndOfTypedef().Matches(_text)));
    }

    /// <summary>The type as C spells it, with <c>struct</c>, <c>union</c> or <c>enum</c> if it has no name without.</summary>
    /// <param name="name">Its name in C#.</param>
    public string Spell(string name)
    {
        name = _inC.GetValueOrDefault(name, name);
        return (_usedTags.Value.GetValueOrDefault(name) ?? _tags.Value.GetValueOrDefault(name)) is { } tag ? $"{tag} {name}" : name;
    }

    /// <summary>By the names of types, what stands before them. A macro for attributes may stand between.</summary>
    private static Dictionary<string, string> Tags(string text)
    {
        var found = new Dictionary<string, string>();
        foreach (var match in Tagged().Matches(text).Concat(TaggedBehindMacro().Matches(text)))
        {
            found.TryAdd(match.Groups["name"].Value, match.Groups["tag"].Value);
        }

        return found;
    }

    private static Dictionary<string, int> Places(params IEnumerable<Match> matches)
    {
        var found = new Dictionary<string, int>();
        foreach (var match in matches)
        {
            found.TryAdd(match.Groups["name"].Value, match.Index);
        }

        return found;
    }

    /// <summary>The typedefs of long in a header, and whether they are unsigned.</summary>
    public static Dictionary<string, bool> LongAliases(string header)
    {
        var found = new Dictionary<string, bool>();
        foreach (Match match in Alias().Matches(Noise().Replace(header, " ")))
        {
            var type = Regex.Replace(Regex.Replace(match.Groups["type"].Value, @"\bsigned\s+", ""), @"\s+", " ");
            if (type is "long" or "long int" or "unsigned long" or "unsigned long int" || found.ContainsKey(type))
            {
                found[match.Groups["name"].Value] = found.TryGetValue(type, out var isUnsigned) ? isUnsigned : type[0] == 'u';
            }
        }

        return found;
    }

    /// <summary>A type's name in C.</summary>
    /// <param name="name">Its name in C#.</param>
    public string NameInC(string name) => _inC.GetValueOrDefault(name, name);

    /// <summary>The line, from 1, on which a function is declared; 1 if it is not in this file.</summary>
    public int LineOfFunction(string name)
    {
        for (var at = _text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (IsDeclaredAt(at, name.Length))
            {
                return LineAt(at);
            }
        }

        return 1;
    }

    /// <summary>Whether a name stands at the beginning of its line or behind its type, and not in an expression, and a bracket
    /// follows.</summary>
    private bool IsDeclaredAt(int start, int length)
    {
        var end = start + length;
        if (start > 0 && IsOfWord(_text[start - 1]) || end < _text.Length && IsOfWord(_text[end])
            || !_text.AsSpan(end).TrimStart(" \t").StartsWith("("))
        {
            return false;
        }

        var line = start == 0 ? 0 : _text.LastIndexOf('\n', start - 1) + 1;
        var before = _text.AsSpan(line, start - line).TrimStart(" \t");
        return before.IsEmpty || (char.IsAsciiLetter(before[0]) || before[0] == '_') && before.IndexOfAny('/', '(') < 0;
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    /// <summary>The line, from 1, on which a type is defined; 1 if it is not in this file.</summary>
    /// <param name="name">Its name in C#.</param>
    public int LineOf(string name)
    {
        name = _inC.GetValueOrDefault(name, name);
        return _definitions.Value.TryGetValue(name, out var at) || _typedefs.Value.TryGetValue(name, out at) ? LineAt(at) : 1;
    }

    /// <summary>The line, from 1, on which anything is declared or defined; 1 if it is not in this file.</summary>
    /// <param name="name">Its name in C#.</param>
    public int LineOfName(string name) =>
        new[] { LineOfFunction(name), LineOf(name), LineOfWord($@"#[ \t]*define[ \t]+{Regex.Escape(name)}\b"), LineOfWord($@"\b{Regex.Escape(name)}\b") }
            .FirstOrDefault(line => line > 1, 1);

    private int LineOfWord(string pattern) =>
        Regex.Match(_text, pattern) is { Success: true } found ? LineAt(found.Index) : 1;

    private int LineAt(int position) => position > _length ? 1 : _text.AsSpan(0, position).Count('\n') + 1;

    [GeneratedRegex(@"\b(?<tag>struct|union|enum)\s+(?<name>[A-Za-z_]\w*)")]
    private static partial Regex Tagged();

    [GeneratedRegex(@"\b(?<tag>struct|union|enum)\s+[A-Z_][A-Z0-9_]*\s*(\([^()]*\))?\s+(?<name>[A-Za-z_]\w*)\s*\{")]
    private static partial Regex TaggedBehindMacro();

    [GeneratedRegex(@"\b(struct|union|enum)\s+(?<name>[A-Za-z_]\w*)\s*(:[^{;]*)?\{")]
    private static partial Regex Definition();

    [GeneratedRegex(@"\}\s*(?<name>[A-Za-z_]\w*)\s*[,;]")]
    private static partial Regex EndOfTypedef();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*|""(\\.|[^""\\\n])*""", RegexOptions.Singleline)]
    private static partial Regex Noise();

    [GeneratedRegex(@"__attribute__\s*\(\((?>[^()]+|\((?<d>)|\)(?<-d>))*\)\)|\b(_Alignas|alignas)\s*\([^()]*\)")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\btypedef\s+(?<type>[A-Za-z_][\w\s]*?)\s+(?<name>[A-Za-z_]\w*)\s*;")]
    private static partial Regex Alias();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex Blank();
}
