// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>Facts about the types, and C#'s rules of conversion between them.</summary>
internal static class ElementTypes
{
    private static readonly (ElementType Type, string Name, string C, int Size, Type Managed)[] All =
    [
        (ElementType.Bool, "bool", "unsigned char", 1, typeof(bool)),
        (ElementType.SByte, "sbyte", "signed char", 1, typeof(sbyte)),
        (ElementType.Byte, "byte", "unsigned char", 1, typeof(byte)),
        (ElementType.Short, "short", "short", 2, typeof(short)),
        (ElementType.UShort, "ushort", "unsigned short", 2, typeof(ushort)),
        (ElementType.Int, "int", "int", 4, typeof(int)),
        (ElementType.UInt, "uint", "unsigned int", 4, typeof(uint)),
        (ElementType.Long, "long", "long long", 8, typeof(long)),
        (ElementType.ULong, "ulong", "unsigned long long", 8, typeof(ulong)),
        (ElementType.Float, "float", "float", 4, typeof(float)),
        (ElementType.Double, "double", "double", 8, typeof(double)),
    ];

    public static string Names => string.Join(", ", All.Select(row => row.Name));

    public static string Name(this ElementType type) => type switch
    {
        ElementType.None => "nothing",
        ElementType.Whole or ElementType.Real => "constant",
        _ => Row(type).Name,
    };

    /// <summary>The name in C and CUDA, which needs no header.</summary>
    public static string InC(this ElementType type) => Row(type).C;

    public static int Size(this ElementType type) => Row(type).Size;

    public static bool IsUntyped(this ElementType type) => type is ElementType.Whole or ElementType.Real;

    public static bool IsFloating(this ElementType type) => type is ElementType.Float or ElementType.Double;

    public static bool IsInteger(this ElementType type) => type is >= ElementType.SByte and <= ElementType.ULong;

    public static bool IsSigned(this ElementType type) => type is ElementType.SByte or ElementType.Short or ElementType.Int or ElementType.Long;

    public static bool IsUnsigned(this ElementType type) => type.IsInteger() && !type.IsSigned();

    /// <summary>None if there is no such type.</summary>
    public static ElementType Named(string name) => Array.Find(All, row => row.Name == name).Type;

    /// <summary>None if it is no element type.</summary>
    public static ElementType Of(Type type) => Array.Find(All, row => row.Managed == type).Type;

    public static ElementType Of<T>() => Of(typeof(T));

    /// <summary>As <see cref="Of{T}"/>, for every call: the JIT leaves one constant of it.</summary>
    public static ElementType Fast<T>() =>
        typeof(T) == typeof(float) ? ElementType.Float
        : typeof(T) == typeof(double) ? ElementType.Double
        : typeof(T) == typeof(int) ? ElementType.Int
        : typeof(T) == typeof(long) ? ElementType.Long
        : typeof(T) == typeof(bool) ? ElementType.Bool
        : typeof(T) == typeof(byte) ? ElementType.Byte
        : typeof(T) == typeof(sbyte) ? ElementType.SByte
        : typeof(T) == typeof(short) ? ElementType.Short
        : typeof(T) == typeof(ushort) ? ElementType.UShort
        : typeof(T) == typeof(uint) ? ElementType.UInt
        : typeof(T) == typeof(ulong) ? ElementType.ULong : ElementType.None;

    public static (Int128 Least, Int128 Most) Range(this ElementType type)
    {
        var bits = type.Size() * 8;
        return type.IsSigned() ? (-(Int128.One << (bits - 1)), (Int128.One << (bits - 1)) - 1) : (0, (Int128.One << bits) - 1);
    }

    /// <summary>Whether C# converts without a cast.</summary>
    public static bool ConvertsTo(this ElementType from, ElementType to) => from == to
        || from != ElementType.Bool && to != ElementType.Bool && (
            to == ElementType.Double
            || to == ElementType.Float && from != ElementType.Double
            || from.IsInteger() && to.IsInteger() && from.Range().Least >= to.Range().Least && from.Range().Most <= to.Range().Most);

    /// <summary>The type in which C# computes with one of these: at least int.</summary>
    public static ElementType Promoted(this ElementType type) => type is >= ElementType.SByte and < ElementType.Int ? ElementType.Int : type;

    /// <summary>The type in which C# computes with both; None for ulong with a signed one.</summary>
    public static ElementType Common(ElementType a, ElementType b)
    {
        bool Has(ElementType type) => a == type || b == type;
        var hasSigned = a.IsSigned() || b.IsSigned();
        return Has(ElementType.Double) ? ElementType.Double
            : Has(ElementType.Float) ? ElementType.Float
            : Has(ElementType.ULong) ? (hasSigned ? ElementType.None : ElementType.ULong)
            : Has(ElementType.Long) || Has(ElementType.UInt) && hasSigned ? ElementType.Long
            : Has(ElementType.UInt) ? ElementType.UInt : ElementType.Int;
    }

    private static (ElementType Type, string Name, string C, int Size, Type Managed) Row(ElementType type) => All[type - ElementType.Bool];
}
