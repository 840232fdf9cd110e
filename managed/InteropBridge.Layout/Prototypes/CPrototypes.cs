// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Prototypes;

/// <summary>Reads the C prototypes that gfortran and cgo write of their functions: one a line, of plain types.</summary>
internal static partial class CPrototypes
{
    private static readonly Dictionary<string, ForeignType> Known = new()
    {
        ["void"] = ForeignType.Of(ForeignKind.Void),
        ["char"] = ForeignType.Integer(8, null), ["bool"] = ForeignType.Integer(8, null), ["_Bool"] = ForeignType.Integer(8, null),
        ["signed char"] = ForeignType.Integer(8, null), ["unsigned char"] = ForeignType.Integer(8, null),
        ["short"] = ForeignType.Integer(16, true), ["int"] = ForeignType.Integer(32, true), ["unsigned int"] = ForeignType.Integer(32, false),
        ["long"] = ForeignType.Integer(64, true), ["long int"] = ForeignType.Integer(64, true), ["unsigned long"] = ForeignType.Integer(64, false),
        ["long long"] = ForeignType.Integer(64, true), ["size_t"] = ForeignType.Integer(64, false), ["ptrdiff_t"] = ForeignType.Integer(64, true),
        ["intptr_t"] = ForeignType.Integer(64, true), ["uintptr_t"] = ForeignType.Integer(64, false),
        ["float"] = ForeignType.Floating(32), ["double"] = ForeignType.Floating(64),
        ["GoInt"] = ForeignType.Integer(64, true), ["GoUint"] = ForeignType.Integer(64, false), ["GoUintptr"] = ForeignType.Integer(64, false),
        ["GoFloat32"] = ForeignType.Floating(32), ["GoFloat64"] = ForeignType.Floating(64),
    };

    /// <param name="text">The prototypes.</param>
    /// <param name="source">What they were made of.</param>
    /// <param name="line">Where a function is in the source.</param>
    /// <param name="isSigned">Whether the language has unsigned integers, so that a sign means something.</param>
    public static IEnumerable<Prototype> Of(string text, string source, Func<string, int> line, bool isSigned) =>
        from Match match in Function().Matches(Comment().Replace(text, ""))
        let name = match.Groups["name"].Value
        let list = match.Groups["parameters"].Value.Trim()
        let parameters = list is "" or "void" ? [] : list.Split(',').Select(part => Type(Unnamed(part), isSigned)).ToList()
        select new Prototype(name, Type(match.Groups["type"].Value, isSigned), parameters, source, line(name));

    /// <summary>A parameter without its name; a pointer to a function is like any other pointer.</summary>
    private static string Unnamed(string part) => part.Contains("(*", StringComparison.Ordinal) ? "void *"
        : Name().Match(part) is { Success: true } match ? match.Groups["type"].Value : part;

    private static ForeignType Type(string text, bool isSigned)
    {
        var depth = text.Count(letter => letter == '*');
        var name = Blank().Replace(Qualifier().Replace(text.Replace('*', ' '), " "), " ").Trim();
        var found = name.StartsWith("struct ", StringComparison.Ordinal) ? ForeignType.Of(ForeignKind.Struct)
            : Known.GetValueOrDefault(name) ?? FixedWidth(name) ?? ForeignType.Of(ForeignKind.Unknown);
        return found with { Depth = depth, Text = text.Trim(), IsSigned = isSigned ? found.IsSigned : null };
    }

    private static ForeignType? FixedWidth(string name) => Width().Match(name) is { Success: true } match
        ? ForeignType.Integer(int.Parse(match.Groups["bits"].Value, System.Globalization.CultureInfo.InvariantCulture),
            match.Groups["bits"].Value == "8" ? null : match.Groups["sign"].Length == 0) : null;

    [GeneratedRegex(@"^[ \t]*(?<type>(?:[A-Za-z_]\w*[ \t]+)+\**|(?:[A-Za-z_]\w*[ \t]+)*[A-Za-z_]\w*[ \t]*\*+)[ \t]*(?<name>[A-Za-z_]\w*)[ \t]*\((?<parameters>[^;{}]*)\)[ \t]*;",
        RegexOptions.Multiline)]
    private static partial Regex Function();

    [GeneratedRegex(@"^\s*(?<type>.*?[\s*])[A-Za-z_]\w*\s*(\[[^\]]*\])?\s*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(Go|)(?<sign>[uU]?)[iI]nt(?<bits>8|16|32|64)(_t|)$")]
    private static partial Regex Width();

    [GeneratedRegex(@"\b(extern|const|restrict|volatile|__declspec\(\w+\))")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
