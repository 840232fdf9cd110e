// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Expressions;

/// <summary>Numbers as the bytes that a kernel reads.</summary>
internal static class NumberBits
{
    /// <summary>Converts a number to another type, if its value stays the same: a literal 2 for a float, say.</summary>
    public static bool TryConvert(ulong bits, ElementType from, ElementType to, out ulong converted)
    {
        converted = 0;
        if (from == ElementType.Bool || to == ElementType.Bool || from == ElementType.Double)
        {
            return false;
        }

        if (from == ElementType.Float)
        {
            converted = BitConverter.DoubleToUInt64Bits(Unsafe.As<ulong, float>(ref bits));
            return to == ElementType.Double;
        }

        var value = Whole(bits, from);
        if (to.IsFloating())
        {
            var real = to == ElementType.Float ? (float)value : (double)value;
            converted = to == ElementType.Float ? BitConverter.SingleToUInt32Bits((float)real) : BitConverter.DoubleToUInt64Bits(real);
            return (Int128)real == value;
        }

        converted = (ulong)value;
        return value >= to.Range().Least && value <= to.Range().Most;
    }

    private static Int128 Whole(ulong bits, ElementType type) => type switch
    {
        ElementType.SByte => (sbyte)bits,
        ElementType.Byte => (byte)bits,
        ElementType.Short => (short)bits,
        ElementType.UShort => (ushort)bits,
        ElementType.Int => (int)bits,
        ElementType.UInt => (uint)bits,
        ElementType.Long => (long)bits,
        _ => bits,
    };
}
