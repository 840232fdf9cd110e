// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>A length or bound: numbers, names and <c>+ - *</c>.</summary>
internal abstract record Expression
{
    /// <summary>A number.</summary>
    internal sealed record Number(BigInteger Value) : Expression;

    /// <summary>A number that is no integer, in a range.</summary>
    internal sealed record Fraction(double Value) : Expression;

    /// <summary>A parameter or constant, at an offset in the contract's text.</summary>
    internal sealed record Name(string Text, int Start) : Expression;

    /// <summary>An operation; a negation is 0 - x.</summary>
    internal sealed record Operation(char Operator, Expression Left, Expression Right) : Expression;

    public IEnumerable<Name> Names => this switch
    {
        Name name => [name],
        Operation operation => operation.Left.Names.Concat(operation.Right.Names),
        _ => [],
    };

    /// <summary>The value with names replaced; null if one of them has no value, or something is no integer.</summary>
    public BigInteger? Evaluate(Func<string, BigInteger?> value) => this switch
    {
        Number number => number.Value,
        Name name => value(name.Text),
        Operation { Operator: '+' } sum => sum.Left.Evaluate(value) + sum.Right.Evaluate(value),
        Operation { Operator: '-' } difference => difference.Left.Evaluate(value) - difference.Right.Evaluate(value),
        Operation product => product.Left.Evaluate(value) * product.Right.Evaluate(value),
        _ => null,
    };

    /// <summary>The same in floating point, as bounds of floating-point numbers are.</summary>
    public double? EvaluateNumber(Func<string, double?> value) => this switch
    {
        Number number => (double)number.Value,
        Fraction fraction => fraction.Value,
        Name name => value(name.Text),
        Operation { Operator: '+' } sum => sum.Left.EvaluateNumber(value) + sum.Right.EvaluateNumber(value),
        Operation { Operator: '-' } difference => difference.Left.EvaluateNumber(value) - difference.Right.EvaluateNumber(value),
        Operation product => product.Left.EvaluateNumber(value) * product.Right.EvaluateNumber(value),
        _ => null,
    };
}
