// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using InteropBridge.Layout.Correcting;

namespace InteropBridge.Layout.Inferring;

/// <summary>Finds the enums of bindings whose members are bits, to be combined.</summary>
internal static partial class FlagEnums
{
    private const int FewestBits = 3;

    /// <returns>The names of those that have no <c>[Flags]</c>, other than the mark of an overlay.</returns>
    public static IEnumerable<string> In(string bindings) => Enum().Matches(FlagMarks.WithoutMarks(bindings))
        .Where(match => !FlagMarks.HasFlags(match.Groups["attributes"].Value) && Values(match.Groups["body"].Value) is { } values && AreFlags(values)).Select(match => match.Groups["name"].Value);

    /// <summary>Whether all are bits or combinations of bits that have names too, and not just numbers in a row.</summary>
    private static bool AreFlags(IReadOnlyCollection<ulong> values)
    {
        var distinct = values.Where(value => value != 0).Distinct().Order().ToList();
        var bits = distinct.Where(BitOperations.IsPow2).ToList();
        var all = bits.Aggregate(0UL, (sum, bit) => sum | bit);
        return bits.Count >= FewestBits && distinct.TrueForAll(value => (value & ~all) == 0) && distinct.Count - bits.Count <= bits.Count
            && distinct[^1] - distinct[0] >= (ulong)distinct.Count;
    }

    /// <summary>Null if one of them cannot be told.</summary>
    private static List<ulong>? Values(string body)
    {
        var known = new Dictionary<string, ulong>();
        var next = 0UL;
        foreach (Match member in Member().Matches(Attribute().Replace(body, "")))
        {
            var value = member.Groups["value"].Success ? Value(member.Groups["value"].Value, known) : next;
            if (value is not { } number)
            {
                return null;
            }

            known[member.Groups["name"].Value] = number;
            next = number + 1;
        }

        return [.. known.Values];
    }

    private static ulong? Value(string text, Dictionary<string, ulong> known)
    {
        text = Noise().Replace(text, "").Trim();
        if (text.Contains('|', StringComparison.Ordinal))
        {
            var parts = text.Split('|').Select(part => Value(part, known)).ToList();
            return parts.Contains(null) ? null : parts.Aggregate(0UL, (sum, part) => sum | part!.Value);
        }

        if (text.Split("<<") is [var number, var shift])
        {
            return Value(number, known) is { } shifted && Value(shift, known) is { } by and < 64 ? shifted << (int)by : null;
        }

        var digits = Suffix().Replace(text, "");
        return known.TryGetValue(text, out var found) ? found
            : digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
                ? ulong.TryParse(digits[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) ? hex : null
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    [GeneratedRegex(@"(?<attributes>(\[[^\n]*\]\s*)*)((public|internal)\s+)?\benum @?(?<name>\w+)[^{}]*\{(?<body>[^{}]*)\}")]
    private static partial Regex Enum();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"@?(?<name>[A-Za-z_]\w*)\s*(=\s*(?<value>[^,]+?))?\s*(,|$)")]
    private static partial Regex Member();

    /// <summary>Casts, brackets and what else has no part in a value without other operators than these.</summary>
    [GeneratedRegex(@"\bunchecked\b|\(\s*(u?int|u?long|u?short|s?byte|nu?int)\s*\)|[()]")]
    private static partial Regex Noise();

    [GeneratedRegex("[uUlL]+$")]
    private static partial Regex Suffix();
}
