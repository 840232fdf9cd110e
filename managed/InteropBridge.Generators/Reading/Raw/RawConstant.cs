// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>An integer constant of the raw class, or a member of an enum beside it.</summary>
internal sealed record RawConstant(string Name, BigInteger Value);
