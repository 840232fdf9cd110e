// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>An expression that has a mistake. The message shows the place.</summary>
public sealed class ExpressionException : FormatException
{
    internal ExpressionException(string text, int column, string what)
        : base(Describe(text, column, what)) => (Text, Column) = (text, column);

    /// <summary>The expression, or the list of operands or functions, that has the mistake.</summary>
    public string Text { get; }

    /// <summary>Where, in characters from 1 at the beginning of the text.</summary>
    public int Column { get; }

    private static string Describe(string text, int column, string what)
    {
        var begin = text.LastIndexOf('\n', Math.Max(0, Math.Min(column - 2, text.Length - 1))) + 1;
        var end = text.IndexOf('\n', begin);
        const int shown = 100; // of a long line, the part around the place
        var from = Math.Max(begin, column - 1 - shown);
        var to = Math.Min(end < 0 ? text.Length : end, from + 2 * shown);
        var line = text[from..to].Replace('\t', ' ').TrimEnd('\r');
        return $"column {column}: {what}{Environment.NewLine}    {line}{Environment.NewLine}    {new string(' ', column - 1 - from)}^";
    }
}
