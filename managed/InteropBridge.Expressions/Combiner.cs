// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Expressions;

/// <summary>What a reduction does with two values, in C# and with the bits of the C.</summary>
internal static class Combiner
{
    public static Func<T, T, T> For<T>(string name) => (Func<T, T, T>)(object)(ElementTypes.Of<T>() switch
    {
        ElementType.Bool => Logical(name),
        ElementType.SByte => Whole<sbyte>(name),
        ElementType.Byte => Whole<byte>(name),
        ElementType.Short => Whole<short>(name),
        ElementType.UShort => Whole<ushort>(name),
        ElementType.Int => Whole<int>(name),
        ElementType.UInt => Whole<uint>(name),
        ElementType.Long => Whole<long>(name),
        ElementType.ULong => Whole<ulong>(name),
        ElementType.Float => Number<float>(name),
        _ => Number<double>(name),
    });

    private static Func<bool, bool, bool> Logical(string name) => name switch
    {
        "&" or "&&" => static (a, b) => a & b,
        "|" or "||" => static (a, b) => a | b,
        _ => static (a, b) => a ^ b,
    };

    private static Func<T, T, T> Whole<T>(string name)
        where T : IBinaryInteger<T> => name switch
        {
            "&" => static (a, b) => a & b,
            "|" => static (a, b) => a | b,
            "^" => static (a, b) => a ^ b,
            _ => Number<T>(name),
        };

    private static Func<T, T, T> Number<T>(string name)
        where T : INumber<T> => name switch
        {
            "+" => static (a, b) => unchecked(a + b),
            "*" => static (a, b) => unchecked(a * b),
            "min" => static (a, b) => T.Min(a, b),
            _ => static (a, b) => T.Max(a, b),
        };
}
