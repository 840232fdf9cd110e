// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Numerics;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>Reads <c>choice := comparison ['?' choice ':' choice]</c>, <c>comparison := sum [('==' | '!=' | '&lt;' | '&lt;=' |
/// '&gt;' | '&gt;=') sum]</c>, <c>sum := product (('+' | '-') product)*</c>, <c>product := factor (('*' | '/') factor)*</c>,
/// <c>factor := number | name | '-' factor | '(' choice ')' | 'abs' '(' choice ')' | ('max' | 'min') '(' choice ',' choice
/// ')'</c>.</summary>
internal sealed class ExpressionParser
{
    // Far above what a length needs, far below what the stack holds.
    private const int MaxDepth = 64;

    private readonly Tokens _tokens;
    private readonly bool _allowsFractions;

    private ExpressionParser(Tokens tokens, bool allowsFractions) =>
        (_tokens, _allowsFractions) = (tokens, allowsFractions);

    public static Expression Parse(Tokens tokens, bool allowsFractions = false) =>
        new ExpressionParser(tokens, allowsFractions).Choice(0);

    private Expression Choice(int depth)
    {
        CheckDepth(depth);
        var condition = Comparison(depth);
        if (!_tokens.Take("?"))
        {
            return condition;
        }

        var then = Choice(depth + 1);
        _tokens.Expect(":");
        return new Expression.Choice(condition, then, Choice(depth + 1));
    }

    private Expression Comparison(int depth)
    {
        var left = Sum(depth);
        if (_tokens.Current is not ("=" or "!" or "<" or ">"))
        {
            return left;
        }

        var sign = _tokens.Current;
        _tokens.Advance();
        if (sign is "=" or "!")
        {
            _tokens.Expect("=");
            sign += "=";
        }
        else if (_tokens.Take("="))
        {
            sign += "=";
        }

        return new Expression.Comparison(sign, left, Sum(depth));
    }

    private Expression Sum(int depth)
    {
        var sum = Product(depth);
        for (var terms = 0; _tokens.Current is "+" or "-"; terms++)
        {
            CheckDepth(terms);
            var sign = _tokens.Current[0];
            _tokens.Advance();
            sum = new Expression.Operation(sign, sum, Product(depth));
        }

        return sum;
    }

    private Expression Product(int depth)
    {
        var product = Factor(depth);
        for (var factors = 0; _tokens.Current is "*" or "/"; factors++)
        {
            CheckDepth(factors);
            var sign = _tokens.Current[0];
            _tokens.Advance();
            product = new Expression.Operation(sign, product, Factor(depth));
        }

        return product;
    }

    private Expression Factor(int depth)
    {
        CheckDepth(depth);
        if (_tokens.Take("-"))
        {
            return new Expression.Operation('-', new Expression.Number(0), Factor(depth + 1));
        }

        if (_tokens.Take("("))
        {
            var inner = Choice(depth + 1);
            _tokens.Expect(")");
            return inner;
        }

        if (_tokens.IsNumber)
        {
            var number = Number();
            _tokens.Advance();
            return number;
        }

        var start = _tokens.Start;
        var name = _tokens.Name("a number, a name or '('");
        return name is "abs" or "max" or "min" && _tokens.Take("(") ? Call(name, depth + 1) : new Expression.Name(name, start);
    }

    private Expression.Call Call(string function, int depth)
    {
        var first = Choice(depth);
        Expression? second = null;
        if (function != "abs")
        {
            _tokens.Expect(",");
            second = Choice(depth);
        }

        _tokens.Expect(")");
        return new Expression.Call(function, first, second);
    }

    private void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new ContractSyntaxException($"more than {MaxDepth} levels or terms", _tokens.Start);
        }
    }

    private Expression Number()
    {
        if (_tokens.IsFraction)
        {
            var text = _tokens.Current.TrimEnd('f', 'F', 'l', 'L');
            return _allowsFractions
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction)
                ? new Expression.Fraction(fraction)
                : throw new ContractSyntaxException($"'{_tokens.Current}' is no decimal or hexadecimal integer", _tokens.Start);
        }

        var digits = _tokens.Current.TrimEnd('u', 'U', 'l', 'L');
        var isHexadecimal = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        // C's 010 is eight; nobody means it in a length.
        var isOctal = !isHexadecimal && digits.Length > 1 && digits[0] == '0';
        // A leading zero keeps BigInteger from reading 0xFF as negative.
        var value = BigInteger.Zero;
        var isNumber = !isOctal && (isHexadecimal
            ? BigInteger.TryParse("0" + digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out value)
            : BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value));
        return isNumber
            ? new Expression.Number(value)
            : throw new ContractSyntaxException($"'{_tokens.Current}' is no decimal or hexadecimal number", _tokens.Start);
    }
}
