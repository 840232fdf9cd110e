// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Layout.Managed;

namespace InteropBridge.Layout.Inferring;

/// <summary>The typedefs of a header that hide what counts for contracts: that something is a pointer, is <c>const</c>, or is
/// <c>char</c>, as <c>png_const_charp</c> and <c>XML_Char</c> do.</summary>
internal sealed partial class TypeAliases
{
    private static readonly HashSet<string> Numbers =
    [
        "char", "signed char", "unsigned char", "short", "unsigned short", "int", "unsigned", "unsigned int", "long", "unsigned long", "long long",
        "unsigned long long", "float", "double", "size_t",
    ];

    private readonly Dictionary<string, (bool IsConst, string Type, string Stars)> _aliases = [];

    /// <param name="texts">C without comments; of two typedefs of one name the first counts.</param>
    public TypeAliases(IEnumerable<string> texts)
    {
        foreach (Match match in Typedef().Matches(string.Join('\n', texts)))
        {
            var type = Blanks().Replace(Qualifiers().Replace(match.Groups["type"].Value, " "), " ").Trim();
            var stars = type.Count(letter => letter == '*');
            var name = type.Replace("*", "", StringComparison.Ordinal).Trim();
            if (name.Length > 0 && (stars > 0 || name.Contains(' ', StringComparison.Ordinal) || name != match.Groups["name"].Value))
            {
                _aliases.TryAdd(match.Groups["name"].Value, (Const().IsMatch(match.Groups["type"].Value), name, new string('*', stars)));
            }
        }
    }

    /// <summary>The function with the C types that its typedefs stand for. Names of structs, and of <c>void</c>, stay: they are
    /// what handles are called by.</summary>
    public BoundFunction Resolve(BoundFunction function) => _aliases.Count == 0 ? function : function with
    {
        Returns = Resolve(function.Returns), Parameters = [.. function.Parameters.Select(Resolve)],
    };

    private BoundParameter Resolve(BoundParameter parameter) =>
        parameter.NativeType is { } native && parameter.Type.EndsWith('*') && Resolve(native) is { } resolved ? parameter with { NativeType = resolved } : parameter;

    /// <summary>Null if there is nothing to replace.</summary>
    public string? Resolve(string type)
    {
        if (Parts().Match(type) is not { Success: true } parts)
        {
            return null;
        }

        var (isConst, name, rest) = (parts.Groups["const"].Success, parts.Groups["name"].Value, parts.Groups["rest"].Value.Trim());
        for (var steps = 0; steps < 8 && _aliases.TryGetValue(name, out var alias); steps++)
        {
            var isPointer = alias.Stars.Length > 0;
            if (!isPointer && !Numbers.Contains(alias.Type) && !_aliases.ContainsKey(alias.Type))
            {
                break;
            }

            // Another word for such a pointer may mean more than a string: sqlite3_filename has something before its text.
            if (isPointer && alias.Type == "char" && !TextName().IsMatch(name))
            {
                return null;
            }

            // A const before a pointer's typedef is the pointer's, which the caller has a copy of.
            (isConst, name, rest) = (alias.IsConst || isConst && !isPointer, alias.Type, alias.Stars + rest);
        }

        return name == parts.Groups["name"].Value ? null : $"{(isConst ? "const " : "")}{name} {rest}".Trim();
    }

    [GeneratedRegex(@"\btypedef\s+(?<type>[A-Za-z_][\w\s*]*?[\s*])(?<name>[A-Za-z_]\w*)\s*;")]
    private static partial Regex Typedef();

    /// <summary>What is pointed to, on either side of its type: <c>struct thing const *</c>.</summary>
    [GeneratedRegex(@"\A[^*]*\bconst\b")]
    private static partial Regex Const();

    [GeneratedRegex(@"\b(const|volatile|struct|union|enum|restrict|__restrict|__restrict__|[A-Z]+_RESTRICT|__extension__)\b")]
    private static partial Regex Qualifiers();

    [GeneratedRegex(@"^(?<const>const )?(?<name>[A-Za-z_]\w*)\b(?<rest>[^\w]*)$")]
    private static partial Regex Parts();

    [GeneratedRegex("char|str|text|sz", RegexOptions.IgnoreCase)]
    private static partial Regex TextName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
