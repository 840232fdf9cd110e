// SPDX-License-Identifier: MIT
using System.Collections.Immutable;

namespace InteropBridge.Generators.Reading.Contracts;

/// <summary>Reads a text of contracts, one after the other: <c>nonnull callback(lifetime: call) progress</c>.</summary>
internal static class ContractParser
{
    /// <summary>Words that stand alone.</summary>
    private static readonly string[] Plain =
    [
        "nonnull", "nullable", "fast", "nothrow", "progress", "cancel", "user_data", "consumes", "borrows", "parent",
        "omit", "property",
    ];

    private static readonly string[] WithArguments =
        [
            "in", "out", "inout", "range", "alias", "string", "handle", "callback", "kept", "status", "free", "rename",
            "array", "view", "twice", "enum", "flags",
        ];

    /// <summary>Every contract.</summary>
    public static IEnumerable<string> Words => Plain.Concat(WithArguments);

    /// <exception cref="ContractSyntaxException">The text is not a list of contracts.</exception>
    public static IReadOnlyList<Contract> Parse(string text)
    {
        var tokens = new Tokens(text);
        var contracts = new List<Contract>();
        do
        {
            contracts.Add(One(tokens));
            tokens.Take(";");
        }
        while (!tokens.AtEnd);
        return contracts;
    }

    private static Contract One(Tokens tokens)
    {
        var start = tokens.Start;
        var word = tokens.Name("a contract");
        if (Array.IndexOf(Plain, word) >= 0)
        {
            return new Contract(word, start, [], []);
        }

        if (Array.IndexOf(WithArguments, word) < 0)
        {
            throw new ContractSyntaxException($"'{word}' is no contract", start, word);
        }

        if (word is "status" or "string" && tokens.Current != "(")
        {
            return word == "status" ? new Contract(word, start, [], [], StatusForm.Zero) : new Contract(word, start, [], ["utf8"]);
        }

        tokens.Expect("(");
        var contract = Arguments(tokens, word, start);
        tokens.Expect(")");
        return contract;
    }

    private static Contract Arguments(Tokens tokens, string word, int start) => word switch
    {
        "in" or "out" or "inout" => new Contract(word, start, [ExpressionParser.Parse(tokens)], []),
        "range" => new Contract(word, start, Bounds(tokens), []),
        "alias" => new Contract(word, start, [], [OneOf(tokens, "none", "exact")]),
        "string" => new Contract(word, start, [], [OneOf(tokens, "utf8")]),
        "callback" => new Contract(word, start, [], Callback(tokens)),
        "kept" => new Contract(word, start, [], Keeper(tokens)),
        "status" => new Contract(word, start, [], [], StatusParser.Parse(tokens)),
        "free" => new Contract(word, start, [], [tokens.Name("the function that frees the string")]),
        "rename" => new Contract(word, start, [], [tokens.Name("the method's name")]),
        "array" or "view" => ArrayResult(tokens, word, start),
        "twice" => new Contract(word, start, [], [tokens.Name("the parameter that receives the length, or 'return'")]),
        "enum" or "flags" => new Contract(word, start, [], Enumeration(tokens)),
        _ => new Contract(word, start, [], Handle(tokens)),
    };

    private static ImmutableArray<Expression> Bounds(Tokens tokens)
    {
        var lowest = ExpressionParser.Parse(tokens, allowsFractions: true);
        tokens.Expect(",");
        return [lowest, ExpressionParser.Parse(tokens, allowsFractions: true)];
    }

    private static ImmutableArray<string> Handle(Tokens tokens)
    {
        var type = tokens.Name("the handle's type");
        return tokens.Take(",") ? [type, tokens.Name("the function that releases it")] : [type];
    }

    /// <summary>A length, or the function of C that tells it: <c>array(n)</c>, <c>array(blob_size(row, column))</c>.</summary>
    private static Contract ArrayResult(Tokens tokens, string word, int start)
    {
        var length = ExpressionParser.Parse(tokens);
        if (length is not Expression.Name function || !tokens.Take("("))
        {
            return new Contract(word, start, [length], []);
        }

        var arguments = ImmutableArray.CreateBuilder<Expression.Name>();
        while (tokens.Current != ")")
        {
            var at = tokens.Start;
            arguments.Add(new Expression.Name(tokens.Name("a parameter that is passed on"), at));
            if (!tokens.Take(","))
            {
                break;
            }
        }

        tokens.Expect(")");
        return new Contract(word, start, [], []) { Counter = new CounterCall(function, arguments.ToImmutable()) };
    }

    /// <summary>The name of the type, and the pattern of the constants that it is made of.</summary>
    private static ImmutableArray<string> Enumeration(Tokens tokens)
    {
        var type = tokens.Name("the name of the type");
        return tokens.Take(",") ? [type, tokens.Pattern("the constants, such as 'OPEN_*'")] : [type];
    }

    /// <summary>Nothing for <c>forever</c>.</summary>
    private static ImmutableArray<string> Keeper(Tokens tokens)
    {
        if (tokens.Take("forever"))
        {
            return [];
        }

        tokens.Expect("by");
        return [tokens.Name("the handle that keeps it")];
    }

    /// <summary>The lifetime; of a callback in a struct also the field that it is in, and that of its user data.</summary>
    private static ImmutableArray<string> Callback(Tokens tokens)
    {
        var lifetime = Lifetime(tokens);
        if (!tokens.Take(";"))
        {
            return [lifetime];
        }

        var field = Field(tokens, "field");
        return tokens.Take(";") ? [lifetime, field, Field(tokens, "user_data")] : [lifetime, field];
    }

    private static string Field(Tokens tokens, string word)
    {
        tokens.Expect(word);
        tokens.Expect(":");
        return tokens.Name("a field of the struct");
    }

    private static string Lifetime(Tokens tokens)
    {
        tokens.Expect("lifetime");
        tokens.Expect(":");
        return OneOf(tokens, "call", "object");
    }

    private static string OneOf(Tokens tokens, params string[] choices) => Array.IndexOf(choices, tokens.Current) >= 0
        ? tokens.Name("")
        : throw tokens.Unexpected(string.Join(" or ", choices));

    /// <summary>The contract that the writer of an unknown word may have meant; empty if none is near.</summary>
    public static string Suggestion(string word) => NearestName.Suggestion(word, Words);
}
