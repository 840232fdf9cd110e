// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

#if !INTEROPBRIDGE_LAYOUT // the build's tool, which writes the C, has this file too
namespace InteropBridge.Generators.Reading.Overlay;
#else
namespace InteropBridge.Layout.Shims;
#endif

/// <summary>Takes a line <c>shim ...</c> of an overlay apart. What is C in it is not looked into: the C compiler reads it.</summary>
internal static class ShimLineParser
{
    // A colon or a dot behind the word is that of a function which is called shim.
    private static readonly Regex Head = new(@"^\s*shim\s+(?=[^\s:.])", RegexOptions.CultureInvariant);

    private static readonly Regex NameAlone = new(@"^[A-Za-z_]\w*$", RegexOptions.CultureInvariant);

    private static readonly Regex Declarator = new(@"(?<name>[A-Za-z_]\w*)\s*\(", RegexOptions.CultureInvariant);

    /// <summary>Words that a bracket may follow within a type.</summary>
    private static readonly string[] WithinTypes = ["__typeof__", "typeof", "_Atomic", "_BitInt", "__attribute__", "__declspec", "_Alignas"];

    /// <summary>Whether a line is one of this kind.</summary>
    public static bool IsShim(string line) => Head.IsMatch(line);

    /// <summary>A line of an overlay without its comment. A <c>#</c> in a string of C begins none.</summary>
    public static string WithoutComment(string line)
    {
        var quote = '\0';
        var isShim = IsShim(line);
        for (var i = 0; i < line.Length; i++)
        {
            if (quote == '\0' && line[i] == '#')
            {
                return line.Substring(0, i);
            }

            if (isShim && quote != '\0' && line[i] == '\\')
            {
                i++;
            }
            else if (isShim && line[i] is '"' or '\'')
            {
                quote = quote == '\0' ? line[i] : quote == line[i] ? '\0' : quote;
            }
        }

        return line;
    }

    /// <param name="line">Without its comment.</param>
    /// <param name="problem">What is wrong, and what to write.</param>
    /// <param name="at">Where in the line that is.</param>
    /// <returns>Null if it cannot be read.</returns>
    public static ShimLine? Parse(string line, out string problem, out int at)
    {
        line = line.TrimEnd();
        var start = at = Head.Match(line).Length;
        var rest = line.Substring(start);
        problem = "";
        if (NameAlone.IsMatch(rest))
        {
            return new ShimLine(rest, start, null, "", null);
        }

        var name = Declarator.Matches(rest).Cast<Match>()
            .FirstOrDefault(match => Depth(rest, match.Index) == 0 && Array.IndexOf(WithinTypes, match.Groups["name"].Value) < 0);
        var type = name is null ? "" : rest.Substring(0, name.Index).Trim();
        if (type.Length > 0)
        {
            return Signature(line, start, type, name!, out problem, out at);
        }

        problem = name is null ? "a name, or a C function's type, name and parameters are expected behind 'shim'; write 'shim name' or 'shim int name(int x) = expression'"
            : $"the type of the result is missing before '{name.Groups["name"].Value}'; write 'shim int {rest}'. A function pointer needs a typedef, or 'void *'";
        return null;
    }

    private static ShimLine? Signature(string line, int start, string type, Match found, out string problem, out int at)
    {
        var name = found.Groups["name"].Value;
        var open = start + found.Index + found.Length;
        var close = Closing(line, open);
        var parameters = close < 0 ? "" : line.Substring(open, close - open).Trim();
        var behind = close < 0 ? "" : line.Substring(close + 1).TrimStart();
        var expression = behind.Length == 0 ? null : behind.Substring(1).Trim().TrimEnd(';').TrimEnd();
        (problem, at) = close < 0 ? ($"the ')' behind the parameters of '{name}' is missing", line.Length - 1)
            : parameters.Contains("...") ? ("a shim has the parameters of one call, and no '...'; write them out, such as "
                + $"'shim {type} {name}(const char *format, int value)'", line.IndexOf("...", StringComparison.Ordinal))
            : behind.Length > 0 && behind[0] != '=' ? ($"'{behind[0]}' stands behind the parameters, where a line ends or has '= expression'", line.Length - behind.Length)
            : expression?.Length == 0 ? ("a C expression is missing behind '='", line.Length - 1)
            : type != "void" && expression is not null && Semicolon(expression) is var end and >= 0 ? ("a second statement stands behind ';', and would not run. "
                + "Write one expression, such as '(first(x), second(x))'", line.LastIndexOf(expression, StringComparison.Ordinal) + end)
            : ("", start);
        return problem.Length > 0 ? null : new ShimLine(name, start + found.Index, type, parameters is "void" ? "" : parameters, expression);
    }

    /// <summary>The first one that is in no brackets and no string of C; -1 if there is none.</summary>
    private static int Semicolon(string text)
    {
        var (quote, depth) = ('\0', 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                i += text[i] == '\\' ? 1 : 0;
                quote = i < text.Length && text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '"' or '\'')
            {
                quote = text[i];
            }
            else if (text[i] == ';' && depth == 0)
            {
                return i;
            }
            else
            {
                depth += text[i] is '(' or '{' ? 1 : text[i] is ')' or '}' ? -1 : 0;
            }
        }

        return -1;
    }

    private static int Depth(string text, int end) => text.Take(end).Sum(letter => letter == '(' ? 1 : letter == ')' ? -1 : 0);

    /// <summary>Where the bracket closes whose inside starts here; -1 if it does not.</summary>
    public static int Closing(string text, int start)
    {
        var depth = 1;
        for (var i = start; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
