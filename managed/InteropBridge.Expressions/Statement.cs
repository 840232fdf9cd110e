// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>A part of an expression up to its semicolon.</summary>
/// <param name="Target">What is assigned; null for a value alone.</param>
/// <param name="IsLocal">Whether <c>var</c> stands before it.</param>
/// <param name="Value">The value.</param>
/// <param name="Column">Of the target, or of the value.</param>
internal sealed record Statement(string? Target, bool IsLocal, Syntax Value, int Column);
