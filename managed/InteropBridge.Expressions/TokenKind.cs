// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>What a word of an expression is.</summary>
internal enum TokenKind
{
    Name,
    Number,
    Symbol,
    End,
}
