// SPDX-License-Identifier: MIT
namespace InteropBridge.Generators.Emit;

/// <summary>Something that a safe method returns.</summary>
/// <param name="Shape">Its type.</param>
/// <param name="Value">The expression, after the crossing.</param>
/// <param name="Name">Its name in a tuple.</param>
/// <param name="CName">The C parameter, or <c>return</c>.</param>
internal sealed record Result(Shape Shape, string Value, string Name, string CName);
