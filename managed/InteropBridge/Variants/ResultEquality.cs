// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Variants;

/// <summary>Equality of results whose table has no <see cref="KernelEqualityAttribute"/> method.</summary>
internal static class ResultEquality
{
    /// <summary>Whether two numbers, or two arrays of numbers, have the same bits.</summary>
    /// <exception cref="InvalidOperationException">They are neither.</exception>
    public static bool AreSame(object expected, object actual) => expected.GetType() == actual.GetType() && expected switch
    {
        float number => BitConverter.SingleToInt32Bits(number) == BitConverter.SingleToInt32Bits((float)actual),
        double number => BitConverter.DoubleToInt64Bits(number) == BitConverter.DoubleToInt64Bits((double)actual),
        _ when expected.GetType().IsPrimitive => expected.Equals(actual),
        Array array when array.GetType().GetElementType()!.IsPrimitive => Bytes(array).SequenceEqual(Bytes((Array)actual)),
        _ => throw new InvalidOperationException(
            $"results of type {expected.GetType()} are compared by a [KernelEquality] method, which the table lacks; only numbers and arrays of "
            + "numbers are compared without one"),
    };

    private static ReadOnlySpan<byte> Bytes(Array array) =>
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array));
}
