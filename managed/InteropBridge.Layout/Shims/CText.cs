// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Shims;

/// <summary>A header after the preprocessor, with the macros that it has defined: what a name in it is.</summary>
internal sealed partial class CText
{
    private readonly Dictionary<string, (bool TakesArguments, string Text)> _macros = [];
    private readonly List<string> _heads;

    /// <param name="preprocessed">What the C compiler writes with the options <c>-E -dD</c>.</param>
    public CText(string preprocessed)
    {
        foreach (Match match in Directive().Matches(preprocessed))
        {
            _macros.Remove(match.Groups["name"].Value);
            if (match.Groups["kind"].Value == "define")
            {
                _macros[match.Groups["name"].Value] = (match.Groups["open"].Success, match.Groups["text"].Value.Trim());
            }
        }

        _heads = [.. Heads(Line().Replace(preprocessed, " "))];
    }

    /// <summary>Whether it is a macro with parameters, whose types C does not know.</summary>
    public bool TakesArguments(string name) => _macros.TryGetValue(name, out var macro) && macro.TakesArguments;

    /// <summary>Whether it is a macro.</summary>
    public bool IsMacro(string name) => _macros.ContainsKey(name);

    /// <summary>The result and the parameters of a function, or of what a macro stands for; null if it is none, or one that this
    /// does not read.</summary>
    public (string Type, CParameters Parameters, bool IsVariadic)? Function(string name)
    {
        for (var steps = 0; steps < 8 && _macros.TryGetValue(name, out var macro) && NameAlone().IsMatch(macro.Text); steps++)
        {
            name = macro.Text;
        }

        var declarator = new Regex($@"\b{Regex.Escape(name)}\s*\(");
        return _heads.Where(head => head.Contains(name, StringComparison.Ordinal)).Select(head => Function(head, declarator)).Where(found => found is not null)
            .OrderByDescending(found => found!.Value.Parameters.AreNamed).FirstOrDefault();
    }

    private static (string Type, CParameters Parameters, bool IsVariadic)? Function(string head, Regex declarator)
    {
        head = Blanks().Replace(Words().Replace(Attribute().Replace(head, " "), " "), " ").Trim();
        if (declarator.Match(head) is not { Success: true } match || !head.EndsWith(')') || ShimLineParser.Closing(head, match.Index + match.Length) != head.Length - 1)
        {
            return null;
        }

        var type = head[..match.Index].Trim();
        if (type.Length == 0 || type.StartsWith("typedef ", StringComparison.Ordinal) || NoType().IsMatch(type))
        {
            return null;
        }

        var parameters = head[(match.Index + match.Length)..^1];
        return (type, CParameters.Parse(parameters.Replace("...", "", StringComparison.Ordinal)), parameters.Contains("...", StringComparison.Ordinal));
    }

    /// <summary>Declarations outside of braces, of functions without their bodies.</summary>
    private static IEnumerable<string> Heads(string text)
    {
        var (depth, start, open) = (0, 0, -1);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\'')
            {
                i = EndOfLiteral(text, i);
            }
            else if (text[i] == '{')
            {
                open = depth++ == 0 ? i : open;
            }
            else if (text[i] == '}' && --depth == 0 && Attribute().Replace(text[start..open], "").TrimEnd().EndsWith(')'))
            {
                yield return text[start..open];
                start = i + 1;
            }
            else if (text[i] == ';' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
    }

    private static int EndOfLiteral(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && text[i] != text[start] && text[i] != '\n')
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return i;
    }

    [GeneratedRegex(@"^[ \t]*\#[ \t]*(?<kind>define|undef)[ \t]+(?<name>[A-Za-z_]\w*)(?<open>\()?(?<text>[^\n]*)", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^[ \t]*\#[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^[A-Za-z_]\w*$")]
    private static partial Regex NameAlone();

    [GeneratedRegex(@"\b(__attribute__|__attribute|__asm__|__asm|asm|__declspec)\s*\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\b(static|extern|inline|__inline|__inline__|__forceinline|__extension__|_Noreturn|__cdecl)\b")]
    private static partial Regex Words();

    [GeneratedRegex(@"[=;{}(]|^(return|else|do|sizeof)\b")]
    private static partial Regex NoType();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
