// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Generators.Bound.Parameters;

/// <summary>How many elements an array must have: a length contract whose names are bound.</summary>
internal abstract record Length
{
    /// <summary>A number that is known now.</summary>
    internal sealed record Constant(BigInteger Value) : Length;

    /// <summary>The value of an integer argument.</summary>
    internal sealed record Argument(ValueParameter Parameter) : Length;

    /// <summary>The length of a span.</summary>
    internal sealed record Span(ArrayParameter Parameter) : Length;

    /// <summary>An operation in 64 bits, checked for overflow.</summary>
    internal sealed record Operation(char Operator, Length Left, Length Right) : Length;

    /// <summary>A comparison, worth 1 or 0.</summary>
    internal sealed record Comparison(string Operator, Length Left, Length Right) : Length;

    /// <summary>One of two, by a condition.</summary>
    internal sealed record Choice(Length Condition, Length Then, Length Otherwise) : Length;

    /// <summary><c>abs</c>, <c>max</c> or <c>min</c>.</summary>
    internal sealed record Call(string Function, IReadOnlyList<Length> Arguments) : Length;
}
