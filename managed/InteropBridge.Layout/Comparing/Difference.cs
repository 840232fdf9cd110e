// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Comparing;

/// <summary>Something in which C and the bindings disagree.</summary>
/// <param name="Type">The struct, union or enumeration.</param>
/// <param name="Line">Where the header defines it.</param>
/// <param name="Text">What C has and what the bindings have.</param>
internal sealed record Difference(string Type, int Line, string Text);
