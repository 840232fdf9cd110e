// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>Something that a safe method returns.</summary>
/// <param name="Shape">Its type.</param>
/// <param name="Source">The parameter, or the C function's return value, that it comes from.</param>
internal sealed record Result(Shape Shape, BoundParameter Source);
