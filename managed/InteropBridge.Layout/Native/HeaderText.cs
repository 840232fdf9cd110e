// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Native;

/// <summary>What the text of a header tells beyond what a compiler does: how types are called in it, and on which
/// line.</summary>
internal sealed partial class HeaderText
{
    private readonly string _text;
    private readonly int _length;
    private readonly string _nativeTypes;
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
        _nativeTypes = nativeTypes;
    }

    /// <summary>The type as C spells it, with <c>struct</c>, <c>union</c> or <c>enum</c> if it has no name without.</summary>
    /// <param name="name">Its name in C#.</param>
    public string Spell(string name)
    {
        name = _inC.GetValueOrDefault(name, name);
        // A macro for attributes may stand between.
        var tagged = new Regex($@"\b(?<tag>struct|union|enum)\s+({Regex.Escape(name)}\b|[A-Z_][A-Z0-9_]*\s*(\([^()]*\))?\s+{Regex.Escape(name)}\s*\{{)");
        var found = tagged.Match(_nativeTypes) is { Success: true } used ? used : tagged.Match(_text);
        return found.Success ? $"{found.Groups["tag"].Value} {name}" : name;
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
        // The name at the beginning of its line, or behind its type: not in an expression.
        var found = new Regex($@"(^|\n)[ \t]*(?:[A-Za-z_][^\n/(]*?)??(?<name>\b{Regex.Escape(name)})\b[ \t]*\(").Match(_text);
        return found.Success ? LineAt(found.Groups["name"].Index) : 1;
    }

    /// <summary>The line, from 1, on which a type is defined; 1 if it is not in this file.</summary>
    /// <param name="name">Its name in C#.</param>
    public int LineOf(string name)
    {
        name = _inC.GetValueOrDefault(name, name);
        var tag = new Regex($@"\b(struct|union|enum)\s+{Regex.Escape(name)}\s*(:[^{{;]*)?\{{").Match(_text);
        var found = tag.Success ? tag : new Regex($@"\}}\s*{Regex.Escape(name)}\s*[,;]").Match(_text);
        return found.Success ? LineAt(found.Index) : 1;
    }

    /// <summary>The line, from 1, on which anything is declared or defined; 1 if it is not in this file.</summary>
    /// <param name="name">Its name in C#.</param>
    public int LineOfName(string name) =>
        new[] { LineOfFunction(name), LineOf(name), LineOfWord($@"#[ \t]*define[ \t]+{Regex.Escape(name)}\b"), LineOfWord($@"\b{Regex.Escape(name)}\b") }
            .FirstOrDefault(line => line > 1, 1);

    private int LineOfWord(string pattern) =>
        Regex.Match(_text, pattern) is { Success: true } found ? LineAt(found.Index) : 1;

    private int LineAt(int position) => position > _length ? 1 : _text.AsSpan(0, position).Count('\n') + 1;

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*|""(\\.|[^""\\\n])*""", RegexOptions.Singleline)]
    private static partial Regex Noise();

    [GeneratedRegex(@"__attribute__\s*\(\((?>[^()]+|\((?<d>)|\)(?<-d>))*\)\)|\b(_Alignas|alignas)\s*\([^()]*\)")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\btypedef\s+(?<type>[A-Za-z_][\w\s]*?)\s+(?<name>[A-Za-z_]\w*)\s*;")]
    private static partial Regex Alias();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex Blank();
}
