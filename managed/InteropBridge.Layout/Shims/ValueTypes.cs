// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using InteropBridge.Layout.Compiling;

namespace InteropBridge.Layout.Shims;

/// <summary>Asks the C compiler of which types values are: each is assigned to a struct that nothing else is, and the compiler
/// says in its error what was assigned.</summary>
internal static partial class ValueTypes
{
    private const string Place = "interopbridge-shims";

    /// <param name="questioner">Asks the C compiler.</param>
    /// <param name="head">C that includes the header.</param>
    /// <param name="names">Macros and variables.</param>
    /// <param name="file">Where C can be written.</param>
    /// <returns>The type of each, with what a typedef stands for; or what the compiler said against it.</returns>
    public static IReadOnlyList<(string? Type, string? Known, string Said)> Of(
        Questioner questioner, string head, IReadOnlyList<string> names, string file)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var text = new StringBuilder(head).Append(CultureInfo.InvariantCulture, $"struct ib_question {{ int ib_member; }};\n#line 1 \"{Place}\"\n");
        foreach (var name in names)
        {
            // Behind a comma arrays are pointers, as they are for who calls.
            text.Append(CultureInfo.InvariantCulture, $"void ib_ask_{name}(void) {{ struct ib_question ib_asked; ib_asked = (0, {name}); }}\n");
        }

        var said = Error().Matches(questioner.AskForErrors(text.ToString(), file).Output)
            .GroupBy(match => int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) - 1)
            .ToDictionary(group => group.Key, group => group.First().Groups["text"].Value);
        return [.. names.Select((_, index) => Read(said.GetValueOrDefault(index, "its type cannot be told")))];
    }

    /// <summary>Of names that are addresses of functions by their types, those that are functions themselves.</summary>
    public static IReadOnlySet<string> Functions(Questioner questioner, string head, IReadOnlyList<string> names, string file)
    {
        var text = new StringBuilder(head).Append(CultureInfo.InvariantCulture, $"#line 1 \"{Place}\"\n");
        foreach (var name in names)
        {
            // What a pointer to a function points to is of another type than the pointer; a function is both.
            text.Append(CultureInfo.InvariantCulture,
                $"void ib_ask_{name}(void) {{ _Static_assert(!__builtin_types_compatible_p(__typeof__({name}), __typeof__(*(0, {name}))), \"\"); }}\n");
        }

        return names.Count == 0 ? new HashSet<string>() : Error().Matches(questioner.AskForErrors(text.ToString(), file).Output)
            .Select(match => int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) - 1).Where(index => index < names.Count)
            .Select(index => names[index]).ToHashSet();
    }

    private static (string? Type, string? Known, string Said) Read(string said) => Assigned().Match(said) is { Success: true } match
        ? (Spelled(match.Groups["type"].Value), Spelled(match.Groups["known"].Success ? match.Groups["known"].Value : match.Groups["type"].Value), said)
        : (null, null, said);

    private static string Spelled(string type)
    {
        type = Complex().Replace(type, "_Complex ${size}");
        return type.Contains('*', StringComparison.Ordinal) ? type : Qualifier().Replace(type, "").Trim();
    }

    [GeneratedRegex($@"^{Place}:(?<line>\d+):(\d+:)? (fatal )?error: (?<text>[^\n]*)", RegexOptions.Multiline)]
    private static partial Regex Error();

    // gcc: from type 'T' {aka 'U'}; clang: from incompatible type 'T' (aka 'U')
    [GeneratedRegex(@"from (incompatible )?type '(?<type>[^']*)'( [{(]aka '(?<known>[^']*)'[})])?")]
    private static partial Regex Assigned();

    [GeneratedRegex(@"(_Complex|complex) (?<size>float|double|long double)|(?<size>float|double|long double) _Complex")]
    private static partial Regex Complex();

    [GeneratedRegex(@"\b(const|volatile)\b")]
    private static partial Regex Qualifier();
}
