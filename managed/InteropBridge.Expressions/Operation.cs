// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>What a <see cref="Node"/> computes.</summary>
internal enum Operation
{
    /// <summary>The element of an operand.</summary>
    Load,

    /// <summary>The number of the element.</summary>
    Index,
    Constant,
    Unary,
    Binary,
    Select,
    Convert,
    Call,
}
