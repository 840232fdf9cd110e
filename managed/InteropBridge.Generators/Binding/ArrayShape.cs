// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Raw;

namespace InteropBridge.Generators.Binding;

/// <summary>A parameter that C declares as an array, or as a pointer to arrays: its elements lie one behind the other, however
/// many stars ClangSharp gives it.</summary>
/// <param name="Dimensions">The lengths that the declaration tells, from the outside in.</param>
/// <param name="CountsRows">Whether the outermost length is not among them: <c>(*a)[3]</c> and <c>a[][3]</c>, of which a
/// contract counts the arrays.</param>
internal sealed record ArrayShape(IReadOnlyList<Expression> Dimensions, bool CountsRows)
{
    private static readonly Regex Declarator = new(
        @"^[^()\[\]*]+(?<pointer>\(\*(?:\s*(?:const|restrict))*\))?(?<dimensions>(?:\[[^\[\]]*\])+)$", RegexOptions.CultureInvariant);

    private static readonly Regex Qualifiers = new(@"\b(static|const|restrict|volatile)\b", RegexOptions.CultureInvariant);

    /// <summary>Null if it is declared otherwise, or if a length is more than numbers, names and <c>+ - *</c>.</summary>
    public static ArrayShape? Of(RawParameter parameter)
    {
        if (parameter.Type.IsFunctionPointer || Declarator.Match(parameter.NativeType ?? "") is not { Success: true } match)
        {
            return null;
        }

        var texts = match.Groups["dimensions"].Value.TrimStart('[').TrimEnd(']').Split([']', '['], StringSplitOptions.None)
            .Where((_, index) => index % 2 == 0)
            .Select(text => Qualifiers.Replace(text, "").Trim())
            .ToList();
        var isPointer = match.Groups["pointer"].Success;
        var isOpen = texts[0] is "" or "*";
        if (parameter.Type.Pointers != texts.Count + (isPointer ? 1 : 0) || isPointer && isOpen)
        {
            return null;
        }

        var dimensions = (isOpen ? texts.Skip(1) : texts).Select(Parse).ToList();
        return dimensions.Count == 0 || dimensions.Contains(null) ? null
            : new ArrayShape(dimensions.OfType<Expression>().ToList(), isPointer || isOpen);
    }

    /// <summary>How many elements there are.</summary>
    /// <param name="contract">The length of the contract, if there is one.</param>
    public Expression? Length(Expression? contract) => !CountsRows ? Product(Dimensions)
        : contract is null ? null : Product([contract, .. Dimensions]);

    /// <summary>Whether a contract says the same as the declaration: the same factors in any order, or the same number.</summary>
    public bool Agrees(Expression contract, Func<string, System.Numerics.BigInteger?> constants) =>
        CountsRows || Normal(contract, constants) == Normal(Product(Dimensions), constants);

    private static Expression Product(IReadOnlyList<Expression> factors) =>
        factors.Aggregate((left, right) => new Expression.Operation('*', left, right));

    private static Expression? Parse(string text)
    {
        try
        {
            var tokens = new Tokens(text);
            var expression = ExpressionParser.Parse(tokens);
            return tokens.AtEnd ? expression : null;
        }
        catch (ContractSyntaxException)
        {
            return null;
        }
    }

    private static string Normal(Expression expression, Func<string, System.Numerics.BigInteger?> constants) =>
        expression.Evaluate(constants)?.ToString()
            ?? string.Join("*", Factors(expression).Select(factor => Text(factor, constants)).OrderBy(text => text, StringComparer.Ordinal));

    private static IEnumerable<Expression> Factors(Expression expression) =>
        expression is Expression.Operation { Operator: '*' } product ? Factors(product.Left).Concat(Factors(product.Right)) : [expression];

    private static string Text(Expression expression, Func<string, System.Numerics.BigInteger?> constants) => expression switch
    {
        _ when expression.Evaluate(constants) is { } value => value.ToString(),
        Expression.Name name => name.Text,
        Expression.Operation operation => $"({Text(operation.Left, constants)}{operation.Operator}{Text(operation.Right, constants)})",
        Expression.Comparison comparison => $"({Text(comparison.Left, constants)}{comparison.Operator}{Text(comparison.Right, constants)})",
        Expression.Call call => $"{call.Function}({string.Join(",", call.Parts.Select(part => Text(part, constants)))})",
        _ => $"({string.Join("?", expression.Parts.Select(part => Text(part, constants)))})",
    };
}
