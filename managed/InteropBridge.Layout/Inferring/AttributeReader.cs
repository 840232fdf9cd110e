// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Inferring;

/// <summary>Reads GCC's attributes of a function, and Microsoft's annotations of a parameter.</summary>
internal static partial class AttributeReader
{
    /// <param name="notes">Takes what is found.</param>
    /// <param name="declaration">Of the function, with its attributes.</param>
    /// <param name="count">How many parameters it has.</param>
    public static void Read(FunctionNotes notes, string declaration, int count)
    {
        foreach (Match match in NonNull().Matches(declaration))
        {
            var numbers = Numbers(match.Groups["numbers"].Value).ToList();
            notes.NonNull ??= [];
            notes.NonNull.UnionWith(numbers.Count == 0 ? Enumerable.Range(0, count) : numbers);
        }

        foreach (Match match in Access().Matches(declaration))
        {
            var direction = match.Groups["mode"].Value switch { "read_only" => "in", "write_only" => "out", _ => "inout" };
            var numbers = Numbers(match.Groups["numbers"].Value).ToList();
            if (numbers is [var pointer, var length])
            {
                notes.Access[pointer] = (direction, length, $"attribute access({match.Groups["mode"].Value}, {pointer + 1}, {length + 1})");
            }
        }

        if (Malloc().Match(declaration) is { Success: true } malloc)
        {
            notes.Release = malloc.Groups["free"].Value;
        }
    }

    /// <summary>The contract that a parameter's annotation says; null if it has none that is known.</summary>
    public static (string Contract, string Source)? Sal(string parameter)
    {
        if (Counted().Match(parameter) is { Success: true } counted)
        {
            var word = counted.Groups["word"].Value;
            var direction = word.StartsWith("_Inout", StringComparison.Ordinal) ? "inout" : word.StartsWith("_In", StringComparison.Ordinal) ? "in" : "out";
            return ($"{direction}({counted.Groups["length"].Value.Trim()})", counted.Value.Trim());
        }

        return Word().Match(parameter) is not { Success: true } found ? null : found.Groups["word"].Value switch
        {
            "_In_z_" or "_In_opt_z_" => ("string", found.Value),
            "_In_" or "_In_opt_" when parameter.Contains('*', StringComparison.Ordinal) && !IsVague(parameter) => ("in(1)", found.Value),
            "_Out_" or "_Out_opt_" when !IsVague(parameter) => ("out(1)", found.Value),
            "_Inout_" or "_Inout_opt_" when !IsVague(parameter) => ("inout(1)", found.Value),
            _ => null,
        };
    }

    /// <summary>Whether a pointer's type does not tell what one element is.</summary>
    private static bool IsVague(string parameter) => parameter.Contains("void", StringComparison.Ordinal)
        || parameter.Contains("char", StringComparison.Ordinal) || parameter.Contains("**", StringComparison.Ordinal);

    private static IEnumerable<int> Numbers(string text) => Digits().Matches(text)
        .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture) - 1);

    [GeneratedRegex(@"\b(?:__)?nonnull(?:__)?\b\s*(?:\((?<numbers>[\d\s,]*)\))?")]
    private static partial Regex NonNull();

    [GeneratedRegex(@"\b(?:__)?access(?:__)?\s*\(\s*(?:__)?(?<mode>read_only|write_only|read_write)(?:__)?\s*,(?<numbers>[\d\s,]*)\)")]
    private static partial Regex Access();

    [GeneratedRegex(@"\b(?:__)?malloc(?:__)?\s*\(\s*(?<free>[A-Za-z_]\w*)")]
    private static partial Regex Malloc();

    [GeneratedRegex(@"(?<word>_(?:In|Out|Inout)_(?:reads|writes|updates)_(?:opt_)?(?:bytes_)?(?:opt_)?)\s*\((?<length>[\w\s+*\-]+)\)")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?<word>_(?:In|Out|Inout)_(?:opt_)?(?:z_)?)(?=\s)")]
    private static partial Regex Word();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
