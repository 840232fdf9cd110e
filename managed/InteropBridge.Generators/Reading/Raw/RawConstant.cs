// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>A numeric constant of the raw class, or a member of an enum beside it.</summary>
/// <param name="Name">As in C.</param>
/// <param name="Value">Of an integer; null for other numbers.</param>
/// <param name="Number">In floating point.</param>
internal sealed record RawConstant(string Name, BigInteger? Value, double Number);
