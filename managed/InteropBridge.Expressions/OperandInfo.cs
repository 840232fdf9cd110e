// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>An operand of an expression.</summary>
/// <param name="Name">As written.</param>
/// <param name="Type">Of its elements.</param>
internal sealed record OperandInfo(string Name, ElementType Type)
{
    /// <summary>Whether it is assigned.</summary>
    public bool IsWritten { get; set; }

    /// <summary>Whether its old elements count.</summary>
    public bool IsRead { get; set; }
}
