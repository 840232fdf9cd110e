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
                if (Declared(header, match.Index + match.Length) is { } name)
                {
                    _comments.TryAdd(name, match.Value);
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

    [GeneratedRegex(@"\b(do|does|must|should|shall|need|can)\s*(not|n't)\s+(be\s+|need\s+to\s+be\s+|try\s+to\s+)?(free|freed|destroyed|released|deleted|deallocated|delete|destroy|release)\b"
        + @"|\bnever\s+(be\s+)?freed?\b|\bowned\s+by\b|\bno\s+need\s+to\s+free\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotFreed();
}
