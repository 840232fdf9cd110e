// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>The C# enum that a method has where C has an integer.</summary>
/// <param name="FullName">As generated code spells it.</param>
/// <param name="Declared">What is generated of it; null for an enum of the raw declarations.</param>
internal sealed record Enumeration(string FullName, EnumDeclaration? Declared);
