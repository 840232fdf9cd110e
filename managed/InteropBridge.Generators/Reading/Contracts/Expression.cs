// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>A length or bound: numbers, names, <c>+ - * /</c>, comparisons, <c>a ? b : c</c>, <c>abs</c>, <c>max</c> and
/// <c>min</c>.</summary>
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

    /// <summary><c>== != &lt; &lt;= &gt; &gt;=</c>, worth 1 or 0.</summary>
    internal sealed record Comparison(string Operator, Expression Left, Expression Right) : Expression;

    /// <summary><c>condition ? then : otherwise</c>.</summary>
    internal sealed record Choice(Expression Condition, Expression Then, Expression Otherwise) : Expression;

    /// <summary><c>abs(x)</c>, <c>max(x, y)</c> or <c>min(x, y)</c>.</summary>
    internal sealed record Call(string Function, Expression First, Expression? Second) : Expression;

    public IEnumerable<Name> Names => this is Name name ? [name] : Parts.SelectMany(part => part.Names);

    /// <summary>What it is made of.</summary>
    public IEnumerable<Expression> Parts => this switch
    {
        Operation operation => [operation.Left, operation.Right],
        Comparison comparison => [comparison.Left, comparison.Right],
        Choice choice => [choice.Condition, choice.Then, choice.Otherwise],
        Call { Second: { } second } call => [call.First, second],
        Call call => [call.First],
        _ => [],
    };

    /// <summary>The value with names replaced; null if one of them has no value, or something is no integer.</summary>
    public BigInteger? Evaluate(Func<string, BigInteger?> value) => this switch
    {
        Number number => number.Value,
        Name name => value(name.Text),
        Operation operation => Compute(operation.Operator, operation.Left.Evaluate(value), operation.Right.Evaluate(value)),
        Comparison comparison => Compare(comparison.Operator, comparison.Left.Evaluate(value), comparison.Right.Evaluate(value)),
        Choice choice => choice.Condition.Evaluate(value) is not { } condition ? null
            : (condition.IsZero ? choice.Otherwise : choice.Then).Evaluate(value),
        Call { Function: "abs" } call => call.First.Evaluate(value) is { } only ? BigInteger.Abs(only) : null,
        Call call => (call.First.Evaluate(value), call.Second!.Evaluate(value)) is ({ } first, { } second)
            ? call.Function == "max" ? BigInteger.Max(first, second) : BigInteger.Min(first, second) : null,
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
        Operation { Operator: '*' } product => product.Left.EvaluateNumber(value) * product.Right.EvaluateNumber(value),
        Operation quotient => quotient.Left.EvaluateNumber(value) / quotient.Right.EvaluateNumber(value),
        _ => (double?)Evaluate(name => value(name) is { } number && number == Math.Floor(number) && !double.IsInfinity(number)
            ? new BigInteger(number) : null),
    };

    private static BigInteger? Compute(char sign, BigInteger? left, BigInteger? right) => sign switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        _ => right is { IsZero: true } ? null : left / right,
    };

    private static BigInteger? Compare(string sign, BigInteger? left, BigInteger? right) => left is null || right is null ? null
        : sign switch
        {
            "==" => left == right, "!=" => left != right, "<" => left < right,
            "<=" => left <= right, ">" => left > right, _ => left >= right,
        } ? 1 : 0;
}
