// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Numerics;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>Reads <c>sum := product (('+' | '-') product)*, product := factor ('*' factor)*,
/// factor := number | name | '-' factor | '(' sum ')'</c>.</summary>
internal static class ExpressionParser
{
    // Far above what a length needs, far below what the stack holds.
    private const int MaxDepth = 64;

    public static Expression Parse(Tokens tokens) => Sum(tokens, 0);

    private static Expression Sum(Tokens tokens, int depth)
    {
        var sum = Product(tokens, depth);
        for (var terms = 0; tokens.Current is "+" or "-"; terms++)
        {
            CheckDepth(tokens, terms);
            var sign = tokens.Current[0];
            tokens.Advance();
            sum = new Expression.Operation(sign, sum, Product(tokens, depth));
        }

        return sum;
    }

    private static Expression Product(Tokens tokens, int depth)
    {
        var product = Factor(tokens, depth);
        for (var factors = 0; tokens.Take("*"); factors++)
        {
            CheckDepth(tokens, factors);
            product = new Expression.Operation('*', product, Factor(tokens, depth));
        }

        return product;
    }

    private static Expression Factor(Tokens tokens, int depth)
    {
        CheckDepth(tokens, depth);
        if (tokens.Take("-"))
        {
            return new Expression.Operation('-', new Expression.Number(0), Factor(tokens, depth + 1));
        }

        if (tokens.Take("("))
        {
            var inner = Sum(tokens, depth + 1);
            tokens.Expect(")");
            return inner;
        }

        if (tokens.IsNumber)
        {
            var number = Number(tokens);
            tokens.Advance();
            return number;
        }

        var start = tokens.Start;
        return new Expression.Name(tokens.Name("a number, a name or '('"), start);
    }

    private static void CheckDepth(Tokens tokens, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new ContractSyntaxException($"more than {MaxDepth} levels or terms", tokens.Start);
        }
    }

    private static Expression.Number Number(Tokens tokens)
    {
        var digits = tokens.Current.TrimEnd('u', 'U', 'l', 'L');
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
            : throw new ContractSyntaxException($"'{tokens.Current}' is no decimal or hexadecimal number", tokens.Start);
    }
}
