// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>What frees memory that C gives away.</summary>
/// <param name="Name">The function of the raw class; null for the free of C's library.</param>
/// <param name="Pointer">The type of its parameter.</param>
internal sealed record FreeFunction(string? Name, string Pointer);
