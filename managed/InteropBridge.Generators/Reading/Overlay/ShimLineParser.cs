// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Reading.Contracts;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>Takes a line <c>shim ...</c> of an overlay apart. What is C in it is not looked into: the C compiler reads it. The build's
/// tool has this file too, which writes the C.</summary>
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
    /// <exception cref="ContractSyntaxException">It cannot be read; says where and what to write.</exception>
    public static ShimLine Parse(string line)
    {
        line = line.TrimEnd();
        var start = Head.Match(line).Length;
        var rest = line.Substring(start);
        if (NameAlone.IsMatch(rest))
        {
            return new ShimLine(rest, start, null, "", null);
        }

        var name = Declarator.Matches(rest).Cast<Match>()
            .FirstOrDefault(match => Depth(rest, match.Index) == 0 && Array.IndexOf(WithinTypes, match.Groups["name"].Value) < 0)
            ?? throw new ContractSyntaxException("a name, or a C function's type, name and parameters are expected behind 'shim'; "
                + "write 'shim name' or 'shim int name(int x) = expression'", start);
        var type = rest.Substring(0, name.Index).Trim();
        if (type.Length == 0)
        {
            throw new ContractSyntaxException($"the type of the result is missing before '{name.Groups["name"].Value}'; "
                + $"write 'shim int {rest}'. A function pointer needs a typedef, or 'void *'", start);
        }

        return Signature(line, start, type, name, rest);
    }

    private static ShimLine Signature(string line, int start, string type, Match name, string rest)
    {
        var open = name.Index + name.Length;
        var close = Closing(rest, open);
        if (close < 0)
        {
            throw new ContractSyntaxException($"the ')' behind the parameters of '{name.Groups["name"].Value}' is missing", line.Length - 1);
        }

        var parameters = rest.Substring(open, close - open).Trim();
        if (parameters.Contains("..."))
        {
            throw new ContractSyntaxException("a shim has the parameters of one call, and no '...'; write them out, such as "
                + $"'shim {type} {name.Groups["name"].Value}(const char *format, int value)'", start + rest.IndexOf("...", StringComparison.Ordinal));
        }

        var behind = rest.Substring(close + 1).TrimStart();
        var behindStart = line.Length - behind.Length;
        if (behind.Length > 0 && behind[0] != '=')
        {
            throw new ContractSyntaxException($"'{behind[0]}' stands behind the parameters, where a line ends or has '= expression'", behindStart);
        }

        var expression = behind.Length == 0 ? null : behind.Substring(1).Trim().TrimEnd(';').TrimEnd();
        return expression?.Length == 0 ? throw new ContractSyntaxException("a C expression is missing behind '='", line.Length - 1)
            : new ShimLine(name.Groups["name"].Value, start + name.Index, type, parameters is "void" ? "" : parameters, expression);
    }

    private static int Depth(string text, int end) => text.Take(end).Sum(letter => letter == '(' ? 1 : letter == ')' ? -1 : 0);

    /// <summary>Where the bracket closes whose inside starts here; -1 if it does not.</summary>
    private static int Closing(string text, int start)
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
