// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Numerics;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>Reads <c>sum := product (('+' | '-') product)*, product := factor ('*' factor)*,
/// factor := number | name | '-' factor | '(' sum ')'</c>.</summary>
internal sealed class ExpressionParser
{
    // Far above what a length needs, far below what the stack holds.
    private const int MaxDepth = 64;

    private readonly Tokens _tokens;
    private readonly bool _allowsFractions;

    private ExpressionParser(Tokens tokens, bool allowsFractions) =>
        (_tokens, _allowsFractions) = (tokens, allowsFractions);

    public static Expression Parse(Tokens tokens, bool allowsFractions = false) =>
        new ExpressionParser(tokens, allowsFractions).Sum(0);

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
        for (var factors = 0; _tokens.Take("*"); factors++)
        {
            CheckDepth(factors);
            product = new Expression.Operation('*', product, Factor(depth));
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
            var inner = Sum(depth + 1);
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
        return new Expression.Name(_tokens.Name("a number, a name or '('"), start);
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
