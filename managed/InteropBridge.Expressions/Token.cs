// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>A word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written.</param>
/// <param name="Column">Of its first character, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Column);
