// SPDX-License-Identifier: MIT
using System.Globalization;

namespace InteropBridge.Expressions;

/// <summary>The words that C and CUDA share. No behaviour of the language is left to the compiler: overflow wraps, a division of
/// whole numbers by 0 is 0, and conversions saturate as those of .NET do.</summary>
internal static class CText
{
    public static string Suffix(ElementType type) => type == ElementType.Float ? "f" : "";

    public static string Constant(Node node) => node.Type.IsFloating() ? Real(node.Real, node.Type) : Whole(node.Whole, node.Type);

    public static string Whole(Int128 value, ElementType type)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        var suffix = type switch { ElementType.Long => "LL", ElementType.ULong => "ULL", ElementType.UInt => "U", _ => "" };
        // C has no negative constants, and the least number is not the negative of one.
        return value >= 0 ? digits + suffix
            : value == type.Range().Least ? $"({(value + 1).ToString(CultureInfo.InvariantCulture)}{suffix} - 1)"
            : $"({digits}{suffix})";
    }

    public static string Unary(string name, ElementType type, string x) =>
        name == "!" ? $"!{x}"
        : name == "-" && type.IsSigned() ? $"({type.InC()})(0 - ({Unsigned(type)}){x})"
        : $"({type.InC()}){name}{x}";

    /// <param name="name">The operator.</param>
    /// <param name="type">Of both operands.</param>
    /// <param name="a">A name or constant.</param>
    /// <param name="b">A name or constant.</param>
    public static string Binary(string name, ElementType type, string a, string b) => name switch
    {
        "+" or "-" or "*" when type.IsSigned() => $"({type.InC()})(({Unsigned(type)}){a} {name} ({Unsigned(type)}){b})",
        "<<" when type.IsSigned() => $"({type.InC()})(({Unsigned(type)}){a} << ({b} & {type.Size() * 8 - 1}))",
        "<<" or ">>" => $"{a} {name} ({b} & {type.Size() * 8 - 1})",
        "/" when type.IsSigned() => $"{b} == 0 ? 0 : {b} == -1 ? ({type.InC()})(0 - ({Unsigned(type)}){a}) : {a} / {b}",
        "%" when type.IsSigned() => $"{b} == 0 || {b} == -1 ? 0 : {a} % {b}",
        "/" or "%" when type.IsUnsigned() => $"{b} == 0 ? 0 : {a} {name} {b}",
        "%" => $"fmod{Suffix(type)}({a}, {b})",
        "&&" or "||" => $"{a} {name[..1]} {b}", // both are 0 or 1, and nothing is left out: there are no side effects
        _ => $"{a} {name} {b}",
    };

    public static string Call(string name, ElementType type, IReadOnlyList<string> x) => name switch
    {
        "min" or "max" => Extreme(name == "min" ? "<" : ">", type, x[0], x[1]),
        "abs" when type.IsUnsigned() => x[0],
        "abs" when type.IsSigned() => $"{x[0]} < 0 ? ({type.InC()})(0 - ({Unsigned(type)}){x[0]}) : {x[0]}",
        "abs" => $"fabs{Suffix(type)}({x[0]})",
        "round" => $"rint{Suffix(type)}({x[0]})",
        _ => $"{name}{Suffix(type)}({string.Join(", ", x)})",
    };

    /// <param name="name">As the user names it.</param>
    /// <param name="type">Of both values.</param>
    /// <param name="a">A name.</param>
    /// <param name="b">A name.</param>
    public static string Combine(string name, ElementType type, string a, string b) =>
        name is "min" or "max" ? Call(name, type, [a, b])
        : type is ElementType.SByte or ElementType.Byte or ElementType.Short or ElementType.UShort ? $"({type.InC()})({a} {name} {b})"
        : Binary(name, type, a, b);

    public static string Convert(ElementType from, ElementType to, string x) => !from.IsFloating() || to.IsFloating() ? $"({to.InC()}){x}"
        : to.Promoted() != to ? $"({to.InC()})({Saturated(from, ElementType.Int, x)})" : Saturated(from, to, x);

    /// <summary>NaN if one is, and -0 before 0, as Math.Min has it.</summary>
    private static string Extreme(string order, ElementType type, string a, string b) => type.IsInteger() ? $"{a} {order} {b} ? {a} : {b}"
        : $"{a} {order} {b} || {a} != {a} || ({a} == {b} && copysign{Suffix(type)}(1.0{Suffix(type)}, {(order == "<" ? a : b)}) < 0) ? {a} : {b}";

    private static string Saturated(ElementType from, ElementType to, string x)
    {
        var (least, most) = to.Range();
        var limit = Real((double)(most + 1), from);
        var below = to.IsSigned() ? $"{x} >= {Real((double)least, from)} ? ({to.InC()}){x} : {x} != {x} ? 0 : {Whole(least, to)}" : $"{x} > 0 ? ({to.InC()}){x} : 0";
        return $"{x} >= {limit} ? {Whole(most, to)} : {below}";
    }

    private static string Real(double value, ElementType type)
    {
        var digits = type == ElementType.Float ? ((float)value).ToString("G9", CultureInfo.InvariantCulture) : value.ToString("G17", CultureInfo.InvariantCulture);
        var number = (digits.AsSpan().IndexOfAny('.', 'E') < 0 ? digits + ".0" : digits) + Suffix(type);
        return number[0] == '-' ? $"({number})" : number;
    }

    private static string Unsigned(ElementType type) => type == ElementType.Long ? "unsigned long long" : "unsigned int";
}
