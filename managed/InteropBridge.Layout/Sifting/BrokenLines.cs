// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Layout.Sifting;

/// <summary>Functions that C# cannot even parse. The parser makes fragments of them, some of which are in no declaration; but
/// ClangSharp writes a function on a line of its own, below its attributes.</summary>
internal static partial class BrokenLines
{
    /// <returns>The bindings without such functions, and what was left out.</returns>
    public static (string Text, IReadOnlyList<LeftOut> LeftOut) Remove(string text, Func<string, CompilationUnitSyntax> parse)
    {
        var leftOut = new List<LeftOut>();

        // One at a time, as what is behind it may only seem wrong.
        while (First(parse(text)) is { } broken)
        {
            leftOut.Add(broken.LeftOut);
            text = $"{text[..broken.Span.Start]}// {broken.LeftOut}{text[broken.Span.End..]}";
        }

        return (text, leftOut);
    }

    private static (TextSpan Span, LeftOut LeftOut)? First(CompilationUnitSyntax root)
    {
        var text = root.GetText();
        foreach (var error in root.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var line = text.Lines.GetLineFromPosition(error.Location.SourceSpan.Start);
            if (Function().IsMatch(line.ToString()))
            {
                return (TextSpan.FromBounds(Start(text, line.LineNumber), line.End), new LeftOut(NameIn(line.ToString()), false, Trial.Text(error)));
            }
        }

        return null;
    }

    /// <summary>Of the first of the attributes above a line.</summary>
    private static int Start(SourceText text, int line)
    {
        while (line > 0 && text.Lines[line - 1].ToString().Trim() is ['[', .., ']'])
        {
            line--;
        }

        return text.Lines[line].Start + text.Lines[line].ToString().TakeWhile(char.IsWhiteSpace).Count();
    }

    /// <summary>What stands before the parenthesis that the last one closes.</summary>
    private static string NameIn(string line)
    {
        var (at, depth) = (line.LastIndexOf(')'), 0);
        do
        {
            depth += line[at] == ')' ? 1 : line[at] == '(' ? -1 : 0;
            at--;
        }
        while (at >= 0 && depth > 0);

        return Word().Matches(line[..(at + 1)]).LastOrDefault()?.Value ?? line.Trim();
    }

    [GeneratedRegex(@"^\s*(\[.*\]\s*)?(public|internal) static extern .*\);\s*$")]
    private static partial Regex Function();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
