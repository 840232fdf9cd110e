// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>A type as the raw declaration spells it.</summary>
/// <param name="Name">The name under the stars; for a function pointer its whole text.</param>
/// <param name="Pointers">How many stars.</param>
/// <param name="Function">Of a function pointer: its parameter types and, last, its return type.</param>
internal sealed record RawType(string Name, int Pointers, EquatableArray<RawType> Function = default)
{
    public bool IsFunctionPointer => Function.Count > 0;

    /// <summary>The type of <c>__arglist</c>: C's three dots.</summary>
    public const string Variadic = "__arglist";

    public bool IsPointer => Pointers > 0 || IsFunctionPointer;

    public bool IsVoid => Name == "void" && Pointers == 0;
}
