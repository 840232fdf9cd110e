// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Generators.Bound.Parameters;
using InteropBridge.Generators.Reading.Raw;
using InteropBridge.Generators.Writing;

namespace InteropBridge.Generators.Emitting.Parameters;

/// <summary>Conditions that refuse a value; what a type cannot hold anyway is left out.</summary>
internal static class RangeText
{
    /// <summary>True for values outside; null if there are none.</summary>
    public static string? Condition(string value, NamedType type, BigInteger? lowest, BigInteger? highest)
    {
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

    /// <summary>The same for floating-point numbers, written so that NaN is refused.</summary>
    public static string? Condition(string value, ValueRange? range) => range is null ? null
        : $"!({value} >= {Literals.Of(range.LowestNumber!.Value)} && {value} <= {Literals.Of(range.HighestNumber!.Value)})";

    /// <summary>The bounds of a number as a person writes them.</summary>
    public static (string Lowest, string Highest) Bounds(ValueParameter value) => value.Type.Kind == TypeKind.Float
        ? (Literals.Text(value.Range!.LowestNumber!.Value), Literals.Text(value.Range.HighestNumber!.Value))
        : ((value.AtLeast ?? value.Type.Lowest).ToString(), (value.AtMost ?? value.Type.Highest).ToString());
}
