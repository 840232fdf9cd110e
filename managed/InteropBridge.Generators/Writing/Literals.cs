// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Generators.Writing;

/// <summary>Writes numbers as C# literals.</summary>
internal static class Literals
{
    public static string Of(BigInteger value) => value > long.MaxValue ? $"{value}UL"
        : value < int.MinValue || value > int.MaxValue ? $"{value}L"
        : value.ToString();
}
