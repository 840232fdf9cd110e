// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Reading;

/// <summary>Splits C# into tokens. Comments and preprocessor lines are passed over; bindings have no interpolated or raw
/// strings.</summary>
internal static class Tokens
{
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOf(text, at, out var isToken);
            if (isToken)
            {
                tokens.Add(new Token(text[at..end], at));
            }

            at = end;
        }

        return tokens;
    }

    private static int EndOf(string text, int at, out bool isToken)
    {
        isToken = false;
        if (char.IsWhiteSpace(text[at]))
        {
            return at + 1;
        }

        if (text[at] == '#' || Starts(text, at, "//"))
        {
            return Find(text, "\n", at);
        }

        if (Starts(text, at, "/*"))
        {
            return Find(text, "*/", at + 2) + 2;
        }

        isToken = true;
        return text[at] is '"' or '\'' ? EndOfString(text, at)
            : IsWordPart(text[at]) ? EndOfWord(text, at)
            : at + (Starts(text, at, "=>") ? 2 : 1);
    }

    private static int EndOfString(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] != text[at])
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return Math.Min(end + 1, text.Length);
    }

    private static int EndOfWord(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsWordPart(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int Find(string text, string what, int from) =>
        text.IndexOf(what, Math.Min(from, text.Length), StringComparison.Ordinal) is var found and >= 0 ? found : text.Length;

    private static bool Starts(string text, int at, string what) =>
        string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character is '_' or '@';
}
