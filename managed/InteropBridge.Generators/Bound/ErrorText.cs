// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Bound.Parameters;

namespace InteropBridge.Generators.Bound;

/// <summary>A C function that returns a text about a failure.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Status">The type in which it takes the status; null if it does not take it.</param>
/// <param name="Handle">The parameter whose object it is asked for; null if it takes none.</param>
/// <param name="Pointer">The type in which it takes the object.</param>
internal sealed record ErrorText(string Function, string? Status, BoundParameter? Handle, string? Pointer);
