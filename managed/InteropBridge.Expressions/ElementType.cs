// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>What an operand or a value in an expression is.</summary>
internal enum ElementType : byte
{
    None,

    /// <summary>A whole constant, which takes the type of what it meets.</summary>
    Whole,

    /// <summary>A constant with a fraction, which takes the type of what it meets.</summary>
    Real,

    Bool,
    SByte,
    Byte,
    Short,
    UShort,
    Int,
    UInt,
    Long,
    ULong,
    Float,
    Double,
}
