// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators.Reading.Inline;

/// <summary>Finds where each line of a string's value stands in the source, so that the C compiler's messages stand
/// there.</summary>
internal static class InlineTextReader
{
    /// <param name="value">The string.</param>
    /// <param name="expression">What it is written as.</param>
    public static InlineText Read(string value, ExpressionSyntax expression)
    {
        var lines = value.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        var start = expression.GetLocation().GetLineSpan().StartLinePosition;
        var places = expression is LiteralExpressionSyntax literal
            ? lines.Select((_, index) => Place(literal.Token, start.Line, start.Character, index))
            // A sum of strings, or a constant: all of it stands where the expression begins.
            : lines.Select(_ => (start.Line, start.Character));
        return new InlineText(expression.SyntaxTree.FilePath, new EquatableArray<InlineLine>(
            [.. lines.Zip(places, (text, place) => new InlineLine(text, place.Item1 + 1, place.Item2))]));
    }

    private static (int Line, int Column) Place(SyntaxToken token, int line, int column, int index) => token.Kind() switch
    {
        SyntaxKind.MultiLineRawStringLiteralToken => (line + 1 + index, Indent(token.Text)),
        SyntaxKind.SingleLineRawStringLiteralToken => (line, column + token.Text.TakeWhile(character => character == '"').Count()),
        _ when token.Text.StartsWith("@", StringComparison.Ordinal) => (line + index, index == 0 ? column + 2 : 0),
        _ => (line, column + Escaped(token.Text, index)),
    };

    /// <summary>What is taken off each line of a raw string: the blanks before its final quotes.</summary>
    private static int Indent(string token) => token.Split('\n').Last().TakeWhile(char.IsWhiteSpace).Count();

    /// <summary>Where in a plain literal a line of its value begins: behind the n-th <c>\n</c>.</summary>
    private static int Escaped(string token, int index)
    {
        var position = 1;
        for (var found = 0; found < index && position < token.Length; position++)
        {
            if (token[position] == '\\')
            {
                position++;
                found += position < token.Length && token[position] == 'n' ? 1 : 0;
            }
        }

        return position;
    }
}
