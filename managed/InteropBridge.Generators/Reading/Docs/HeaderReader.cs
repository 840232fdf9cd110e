// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Generators.Reading.Docs;

/// <summary>Finds the doc comments of a C header's functions: Doxygen's (<c>/** */</c>, <c>/*! */</c>, <c>///</c>, <c>//!</c>)
/// or, directly above a declaration, plain ones. It knows comments, statements and names before a parenthesis and no more
/// of C, which is enough for declarations and never fails.</summary>
internal static class HeaderReader
{
    private static readonly Regex Piece = new(
        @"(?<comment>/\*.*?\*/|(//[^\n]*(\n[ \t]*(?=//))?)+)|(?<directive>^[ \t]*\#(\\\r?\n|[^\n])*)"
        + @"|(?<string>""(\\.|[^""\\\n])*"")"
        + @"|(?<name>[A-Za-z_]\w*)(?=\s*(\()?)|(?<mark>[;{}()])",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    private static readonly Regex BlankLine = new(@"\n[ \t\r]*\n", RegexOptions.CultureInvariant);

    public static IReadOnlyList<FunctionDoc> Read(string header)
    {
        var docs = new Dictionary<string, FunctionDoc>();
        string? comment = null;
        var commentEnd = 0;
        var started = false;
        var parentheses = 0;
        foreach (Match piece in Piece.Matches(header))
        {
            if (piece.Groups["comment"].Success)
            {
                if (!started)
                {
                    (comment, commentEnd) = (piece.Value, piece.Index + piece.Length);
                }
            }
            else if (piece.Groups["directive"].Success)
            {
                comment = started ? comment : null;
            }
            else if (piece.Groups["mark"].Success)
            {
                parentheses = Math.Max(0, parentheses + (piece.Value == "(" ? 1 : piece.Value == ")" ? -1 : 0));
                if (piece.Value is ";" or "{" or "}")
                {
                    (comment, started, parentheses) = (null, false, 0);
                }
            }
            else if (piece.Groups["name"].Success)
            {
                if (!started)
                {
                    comment = Belongs(comment, header, commentEnd, piece.Index) ? comment : null;
                    started = true;
                }

                if (parentheses == 0 && comment is not null && IsFollowedByParenthesis(header, piece)
                    && !docs.ContainsKey(piece.Value))
                {
                    docs[piece.Value] = DocCommentParser.Parse(piece.Value, comment);
                }
            }
        }

        return [.. docs.Values];
    }

    /// <summary>A plain comment separated by a blank line is a heading, not documentation.</summary>
    private static bool Belongs(string? comment, string header, int end, int start) =>
        comment is not null && (IsDoxygen(comment) || !BlankLine.IsMatch(header.Substring(end, start - end)));

    private static bool IsDoxygen(string comment) =>
        comment.Length > 3 && comment[2] is '*' or '!' or '/' && comment[3] is not ('*' or '<' or '/');

    private static bool IsFollowedByParenthesis(string header, Match name)
    {
        var at = name.Index + name.Length;
        while (at < header.Length && char.IsWhiteSpace(header[at]))
        {
            at++;
        }

        return at < header.Length && header[at] == '(';
    }
}
