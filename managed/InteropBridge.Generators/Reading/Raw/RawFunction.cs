// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Raw;

/// <summary>A raw declaration: a static method with DllImport or LibraryImport.</summary>
/// <param name="Name">Its C# name, the same as in C.</param>
/// <param name="Import">The arguments of its import attribute, as written; empty if the library's name is no literal.</param>
/// <param name="IsFast">Whether it suppresses the GC transition by itself.</param>
/// <param name="Returns">The return value as a parameter named <c>return</c>, with the function's own contracts.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Place">Of its name.</param>
internal sealed record RawFunction(
    string Name, string Import, bool IsFast, RawParameter Returns,
    EquatableArray<RawParameter> Parameters, Place Place);
