// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Prototypes;

/// <summary>A function that a source exports.</summary>
/// <param name="Name">As the library exports it.</param>
/// <param name="Returns">What it returns.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="File">The source.</param>
/// <param name="Line">Where it is in the source, from 1.</param>
internal sealed record Prototype(string Name, ForeignType Returns, IReadOnlyList<ForeignType> Parameters, string File, int Line);
