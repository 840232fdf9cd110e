// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>Splits an expression into words.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols =
    [
        "<<=", ">>=", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "+", "-", "*", "/", "%", "<", ">", "=", "!", "~", "&", "|", "^", "?", ":", "(", ")", ",", ";",
    ];

    public static List<Token> Split(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Read(text, at);
            tokens.Add(token);
            at += token.Text.Length;
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static Token Read(string text, int at)
    {
        if (IsLetter(text[at]))
        {
            return new Token(TokenKind.Name, text[at..End(text, at, character => IsLetter(character) || char.IsAsciiDigit(character))], at + 1);
        }

        if (char.IsAsciiDigit(text[at]) || text[at] == '.')
        {
            return new Token(TokenKind.Number, text[at..EndOfNumber(text, at)], at + 1);
        }

        return Array.Find(Symbols, symbol => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0) is { } found
            ? new Token(TokenKind.Symbol, found, at + 1)
            : throw new ExpressionException(text, at + 1, Unknown(text[at]));
    }

    private static string Unknown(char character) => character switch
    {
        '[' or ']' => "operands have no index: every operand stands for its element number i",
        '"' or '\'' => "there is no text in expressions",
        < ' ' or '\x7f' => $"the character U+{(int)character:X4} does not belong into an expression",
        _ => $"the character '{character}' does not belong into an expression",
    };

    /// <summary>Takes letters behind a number too, so that the error is about the whole.</summary>
    private static int EndOfNumber(string text, int at)
    {
        var end = End(text, at, character => IsLetter(character) || char.IsAsciiDigit(character) || character == '.');
        var isHexadecimal = text.AsSpan(at).StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return !isHexadecimal && end < text.Length && text[end] is '+' or '-' && char.ToLowerInvariant(text[end - 1]) == 'e'
            && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])
            ? End(text, end + 1, character => IsLetter(character) || char.IsAsciiDigit(character)) : end;
    }

    private static int End(string text, int at, Predicate<char> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsLetter(char character) => char.IsAsciiLetter(character) || character == '_';
}
