// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>A checked value. Values that are used twice are one node, so that functions do not make code grow.</summary>
/// <param name="operation">What is computed.</param>
/// <param name="type">Of the result.</param>
/// <param name="inputs">What it is computed of.</param>
internal sealed class Node(Operation operation, ElementType type, params Node[] inputs)
{
    public Operation Operation => operation;

    public ElementType Type => type;

    public IReadOnlyList<Node> Inputs => inputs;

    /// <summary>The operator or the function; empty for others.</summary>
    public string Name { get; init; } = "";

    /// <summary>Which operand is loaded.</summary>
    public int Operand { get; init; }

    /// <summary>A constant's value if it is whole.</summary>
    public Int128 Whole { get; init; }

    /// <summary>A constant's value if it is not.</summary>
    public double Real { get; init; }

    /// <summary>Where it was written, for errors; from 1.</summary>
    public int Column { get; init; }

    /// <summary>A constant's value, whatever it is.</summary>
    public double AsDouble => type is ElementType.Real or ElementType.Float or ElementType.Double ? Real : (double)Whole;
}
