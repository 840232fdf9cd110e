// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>The bounds of a number, both included.</summary>
/// <param name="Lowest">Of an integer or enum; null for what its type can hold.</param>
/// <param name="Highest">Of an integer or enum; null for what its type can hold.</param>
/// <param name="LowestNumber">Of a floating-point number; null for none.</param>
/// <param name="HighestNumber">Of a floating-point number; null for none.</param>
internal sealed record ValueRange(
    BigInteger? Lowest, BigInteger? Highest, double? LowestNumber, double? HighestNumber);
