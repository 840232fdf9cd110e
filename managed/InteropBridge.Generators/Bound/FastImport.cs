// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound;

/// <summary>A declaration of a C function without the GC transition; the raw one stays as it is.</summary>
/// <param name="Import">The arguments of its DllImport.</param>
/// <param name="Returns">Its C# type.</param>
/// <param name="Parameters">The C# types and C names of its parameters.</param>
internal sealed record FastImport(string Import, string Returns, IReadOnlyList<(string Type, string Name)> Parameters);
