// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Numerics;

namespace InteropBridge.Generators.Writing;

/// <summary>Writes numbers as C# literals.</summary>
internal static class Literals
{
    public static string Of(BigInteger value) => value > long.MaxValue ? $"{value}UL"
        : value < int.MinValue || value > int.MaxValue ? $"{value}L"
        : value.ToString();

    public static string Of(double value) => double.IsInfinity(value)
        ? value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity" : Text(value) + "D";

    /// <summary>The shortest text that reads as the same number.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
