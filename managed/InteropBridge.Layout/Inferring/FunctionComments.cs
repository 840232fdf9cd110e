// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Inferring;

/// <summary>The comments before the declarations of functions, of any kind, and what they say of who owns a result.</summary>
internal sealed partial class FunctionComments
{
    private readonly Dictionary<string, string> _comments = [];

    /// <param name="headers">The texts of the headers.</param>
    public FunctionComments(IEnumerable<string> headers)
    {
        foreach (var header in headers)
        {
            foreach (Match match in Comment().Matches(header))
            {
                if (!IsBehindCode(header, match.Index) && Declared(header, match.Index + match.Length) is { } name)
                {
                    _comments.TryAdd(name, LineEnd().Replace(match.Value, " "));
                }
            }
        }
    }

    /// <summary>Whether the comment of a function names another.</summary>
    public bool Names(string function, string other) =>
        _comments.TryGetValue(function, out var text) && Regex.IsMatch(text, $@"\b{Regex.Escape(other)}\b");

    /// <summary>Whether the comment of a function says that it frees something, and not that it does not.</summary>
    public bool SaysFrees(string function) => _comments.TryGetValue(function, out var text) && Frees().IsMatch(text) && !NotFreed().IsMatch(text);

    /// <summary>Whether the comment of a function says that its caller must not free the result.</summary>
    public bool SaysBorrowed(string function) => _comments.TryGetValue(function, out var text) && NotFreed().IsMatch(text);

    /// <summary>Whether a comment is of what stands before it, on its own line or, where it is indented further, on the line before:
    /// <c>thing *thing_create(void);  /* free with thing_free() */</c> says nothing of the next function.</summary>
    private static bool IsBehindCode(string text, int start)
    {
        var line = text.LastIndexOf('\n', Math.Max(start - 1, 0)) + 1;
        if (start > 0 && !string.IsNullOrWhiteSpace(text[line..start]))
        {
            return true;
        }

        var before = line == 0 ? "" : text[(text.LastIndexOf('\n', Math.Max(line - 2, 0)) + 1)..line];
        var column = text.Length - text.AsSpan(start).TrimStart(" \t").Length - line;
        return CodeAndComment().Match(before) is { Success: true } code && column > code.Groups["indent"].Length;
    }

    /// <summary>The name of the function that is declared here: what stands before its parameters, which may be behind a macro
    /// with its type, as in <c>XMLPARSEAPI(void) XML_ParserFree(</c>.</summary>
    private static string? Declared(string text, int start)
    {
        var window = text.Substring(start, Math.Min(600, text.Length - start));
        return Head().Match(window) is not { Success: true } head ? null
            : head.Groups["second"].Success ? head.Groups["second"].Value : head.Groups["first"].Value;
    }

    [GeneratedRegex(@"/\*(?:(?!\*/).)*\*/|(?:^[ \t]*//[^\n]*\n)+", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\A\s*(?>[\w\s*]*?\b(?<first>[A-Za-z_]\w*)\s*\()(?:[\w\s*]*\)\s*(?:[\w*]+[ \t\n]*)??\b(?<second>[A-Za-z_]\w*)\s*\()?")]
    private static partial Regex Head();

    [GeneratedRegex(@"\b(frees?|destroys?|deletes?|de-?allocates?|disposes?|releases?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Frees();

    /// <summary>Ends of lines within a comment, with the stars or slashes of the next one.</summary>
    [GeneratedRegex(@"\s*\n[ \t]*(\*(?!/)|//+[/!]?)?[ \t]*")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"^(?<indent>[ \t]*)(?!/[/*]|[*#])[^\s{][^{]*?/[/*]")]
    private static partial Regex CodeAndComment();

    private const string Not = @"\b(do|does|must|should|shall|need|can|may|is|are|has|have)\s*(not|n['’]?t)\s+";

    private const string FreeInName = @"(free|destroy|release|delete|dealloc|dispose|close|unref)";

    private const string Free = @"(free|destroy|releas|delet|de-?allocat|dispos|clos|unref)\w*";

    [GeneratedRegex(Not + @"(ever\s+)?(be\s+|to\s+be\s+|need\s+to\s+|have\s+to\s+|attempt\s+to\s+|try\s+to\s+|necessary\s+to\s+)*" + Free + @"\b"
        + "|" + Not + @"(be\s+)?(call|use|pass)(ed)?\b[^.;]*" + FreeInName
        + @"|\bnever\s+(be\s+|to\s+be\s+|call\s+)?\w*" + Free
        + @"|\b(owned\s+by|belong(s|ing)?\s+to)\b(?!\s+(the\s+)?(caller|you)\b)|\bborrow(s|ed|ing)?\b|\bno\s+need\s+to\s+" + Free + @"\b|\bwithout\s+" + Free
        + @"|\bvalid\s+(only\s+)?(until|till|as\s+long\s+as|so\s+long\s+as|while)\b|\b(is|are|be|automatically)\s+" + Free + @"\s+(automatically|along\s+with|together\s+with)\b"
        + @"|\bautomatically\s+" + Free + @"|\b(retains?|keeps?)\s+(the\s+)?ownership\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotFreed();
}
