// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>An enum made of constants.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pattern">Of the constants.</param>
/// <param name="IsFlags">Whether its members are combined.</param>
/// <param name="Underlying">The integer that it is for C.</param>
/// <param name="Members">Their C# names, C names and values.</param>
internal sealed record EnumDeclaration(
    string Name, string Pattern, bool IsFlags, string Underlying, IReadOnlyList<(string Name, string Constant, BigInteger Value)> Members);
