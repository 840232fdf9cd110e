// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Prototypes;

/// <summary>The types of a Rust source, with those that it declares.</summary>
internal sealed partial class RustTypes
{
    private static readonly Dictionary<string, ForeignType> Known = new()
    {
        ["()"] = ForeignType.Of(ForeignKind.Void), ["c_void"] = ForeignType.Of(ForeignKind.Void),
        ["i8"] = ForeignType.Integer(8, null), ["u8"] = ForeignType.Integer(8, null), ["bool"] = ForeignType.Integer(8, null),
        ["c_char"] = ForeignType.Integer(8, null), ["c_schar"] = ForeignType.Integer(8, null), ["c_uchar"] = ForeignType.Integer(8, null),
        ["i16"] = ForeignType.Integer(16, true), ["u16"] = ForeignType.Integer(16, false),
        ["i32"] = ForeignType.Integer(32, true), ["u32"] = ForeignType.Integer(32, false),
        ["c_int"] = ForeignType.Integer(32, true), ["c_uint"] = ForeignType.Integer(32, false),
        ["i64"] = ForeignType.Integer(64, true), ["u64"] = ForeignType.Integer(64, false),
        ["c_long"] = ForeignType.Integer(64, true), ["c_ulong"] = ForeignType.Integer(64, false),
        ["c_longlong"] = ForeignType.Integer(64, true), ["c_ulonglong"] = ForeignType.Integer(64, false),
        ["isize"] = ForeignType.Integer(64, true), ["usize"] = ForeignType.Integer(64, false),
        ["f32"] = ForeignType.Floating(32), ["c_float"] = ForeignType.Floating(32),
        ["f64"] = ForeignType.Floating(64), ["c_double"] = ForeignType.Floating(64),
    };

    private readonly Dictionary<string, string> _aliases;
    private readonly HashSet<string> _structs;

    /// <param name="text">Of the source, without comments.</param>
    public RustTypes(string text)
    {
        _aliases = Alias().Matches(text).GroupBy(match => match.Groups["name"].Value)
            .ToDictionary(group => group.Key, group => group.First().Groups["type"].Value);
        _structs = [.. Declared().Matches(text).Select(match => match.Groups["name"].Value)];
    }

    public ForeignType Of(string text) => Resolve(text.Trim(), 0) with { Text = Blank().Replace(text, " ").Trim() };

    private ForeignType Resolve(string text, int level)
    {
        if (level > 16)
        {
            return ForeignType.Of(ForeignKind.Unknown); // an alias of itself, which the compiler refuses
        }

        if (Pointer().Match(text) is { Success: true } pointer)
        {
            var target = pointer.Groups["to"].Value.Trim();
            if (Unsized().IsMatch(target))
            {
                return ForeignType.Of(ForeignKind.NotInC);
            }

            var to = Resolve(target, level + 1);
            return to with { Depth = to.Depth + 1 };
        }

        if (Optional().Match(text) is { Success: true } optional)
        {
            var of = Resolve(optional.Groups["of"].Value.Trim(), level + 1); // null is none, where there is a null
            return of.Depth > 0 || of.Kind == ForeignKind.Unknown ? of : ForeignType.Of(ForeignKind.NotInC);
        }

        if (text.Contains("fn(", StringComparison.Ordinal) || text.Contains("fn (", StringComparison.Ordinal))
        {
            return ForeignType.Of(ForeignKind.Void) with { Depth = 1 };
        }

        if (Array().Match(text) is { Success: true } array)
        {
            return Resolve(array.Groups["of"].Value.Trim(), level + 1); // behind a pointer, as C has it
        }

        var name = text[(text.LastIndexOf(':') + 1)..];
        return _aliases.TryGetValue(name, out var alias) ? Resolve(alias.Trim(), level + 1)
            : Known.GetValueOrDefault(name) ?? ForeignType.Of(_structs.Contains(name) ? ForeignKind.Struct : ForeignKind.Unknown);
    }

    [GeneratedRegex(@"^(\*\s*(const|mut)\s+|&\s*('\w+\s+)?(mut\s+)?|(\w+::)*(NonNull|Box)\s*<\s*)(?<to>.+?)>?$", RegexOptions.Singleline)]
    private static partial Regex Pointer();

    /// <summary>What a pointer to brings a length or a table along.</summary>
    [GeneratedRegex(@"^(\[[^;]*\]|str|dyn\s.*)$", RegexOptions.Singleline)]
    private static partial Regex Unsized();

    [GeneratedRegex(@"^(\w+::)*Option\s*<(?<of>.+)>$", RegexOptions.Singleline)]
    private static partial Regex Optional();

    [GeneratedRegex(@"^\[\s*(?<of>[^;\]]+);[^\]]*\]$")]
    private static partial Regex Array();

    [GeneratedRegex(@"\btype\s+(?<name>\w+)\s*=\s*(?<type>[^;]+);")]
    private static partial Regex Alias();

    [GeneratedRegex(@"\b(struct|union)\s+(?<name>\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
