// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Conditions that refuse a value; what a type cannot hold anyway is left out.</summary>
internal static class RangeText
{
    /// <summary>True for values outside; null if there are none.</summary>
    public static string? Condition(string value, NamedType type, BigInteger? lowest, BigInteger? highest)
    {
        if (type.Kind == TypeKind.Float)
        {
            // Written so that NaN is refused.
            return lowest is null && highest is null ? null : $"!({value} >= {lowest}.0 && {value} <= {highest}.0)";
        }

        var compared = type.Kind != TypeKind.Enum ? value : $"({(type.IsUnsigned ? "ulong" : "long")}){value}";
        return Condition(compared, lowest, highest, type.Lowest, type.Highest);
    }

    /// <summary>The same for a value that is known to be within bounds of its own.</summary>
    public static string? Condition(string value, BigInteger? lowest, BigInteger? highest, BigInteger least, BigInteger most)
    {
        var conditions = new List<string>();
        if (lowest > least)
        {
            conditions.Add($"{value} < {Literals.Of(lowest.Value)}");
        }

        if (highest < most)
        {
            conditions.Add($"{value} > {Literals.Of(highest.Value)}");
        }

        return conditions.Count == 0 ? null : string.Join(" || ", conditions);
    }

    public static string Throw(HelperNames helpers, string name, string value, BigInteger lowest, BigInteger highest) =>
        $"{helpers.Check}.ThrowRange(nameof({name}), {value}, \"{lowest}\", \"{highest}\");";
}
