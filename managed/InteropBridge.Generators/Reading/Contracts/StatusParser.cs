// SPDX-License-Identifier: MIT
using System.Collections.Immutable;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>Reads what stands in the brackets of <c>status</c>: <c>form := test [';' 'text' ':' name] | 'text' ':' name</c>,
/// <c>test := 'ok' ':' value (',' value)* | 'negative' | 'null' | 'test' ':' name</c>.</summary>
internal static class StatusParser
{
    public static StatusForm Parse(Tokens tokens)
    {
        var form = tokens.Current == "text" ? StatusForm.Zero : Test(tokens);
        if (tokens.Current == "text" || tokens.Take(";"))
        {
            form = form with { Text = Function(tokens, "text", "the function that returns a text") };
        }

        return form;
    }

    private static StatusForm Test(Tokens tokens)
    {
        var none = new StatusForm([], false, false, null, null);
        if (tokens.Take("negative"))
        {
            return none with { IsNegative = true };
        }

        if (tokens.Take("null"))
        {
            return none with { IsNull = true };
        }

        if (tokens.Current == "test")
        {
            return none with { Test = Function(tokens, "test", "the function that tests a result") };
        }

        if (!tokens.Take("ok"))
        {
            throw tokens.Unexpected("ok:, negative, null, test: or text:");
        }

        tokens.Expect(":");
        var values = ImmutableArray.CreateBuilder<Expression>();
        do
        {
            values.Add(ExpressionParser.Parse(tokens));
        }
        while (tokens.Take(","));
        return none with { Ok = values.ToImmutable() };
    }

    private static Expression.Name Function(Tokens tokens, string word, string what)
    {
        tokens.Expect(word);
        tokens.Expect(":");
        var start = tokens.Start;
        return new Expression.Name(tokens.Name(what), start);
    }
}
