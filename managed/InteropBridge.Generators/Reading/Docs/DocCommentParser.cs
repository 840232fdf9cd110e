// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Model;

namespace InteropBridge.Generators.Reading.Docs;

/// <summary>Splits a comment into its Doxygen sections. A plain comment is a summary.</summary>
internal static class DocCommentParser
{
    private static readonly Regex Decoration = new(@"^[ \t]*(/\*[*!]*<?|//[/!]*<?|\*(?!/))?[ \t]?|\*/[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex Command = new(
        @"(?<=^|\s)[@\\](?<word>param|returns?|result|retval|notes?|warning|remarks?|details|brief|short|see|sa|since|pre|post"
        + @"|attention)\b"
        + @"[ \t]*(\[[a-z, ]*\])?[ \t]*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    private static readonly Regex Code = new(@"`(?<code>[^`\n]+)`|(?<=^|\s)[@\\][pca] (?<code>[\w.]+)",
        RegexOptions.CultureInvariant);

    public static FunctionDoc Parse(string function, string comment)
    {
        var text = Decoration.Replace(comment, "").Replace("\r", "");
        var commands = Command.Matches(text).Cast<Match>().ToList();
        var summary = Clean(text.Substring(0, commands.Count == 0 ? text.Length : commands[0].Index));
        var parameters = new List<ParameterDoc>();
        var returns = new List<string>();
        var remarks = new List<string>();
        for (var i = 0; i < commands.Count; i++)
        {
            var start = commands[i].Index + commands[i].Length;
            var section = text.Substring(start, (i + 1 < commands.Count ? commands[i + 1].Index : text.Length) - start);
            switch (commands[i].Groups["word"].Value)
            {
                case "param":
                    parameters.Add(Parameter(section));
                    break;
                case "return" or "returns" or "result" or "retval":
                    returns.Add(Clean(section));
                    break;
                case "brief" or "short":
                    summary = $"{Clean(section)} {summary}".Trim();
                    break;
                default:
                    remarks.Add(Clean(section));
                    break;
            }
        }

        return new FunctionDoc(function, summary, new EquatableArray<ParameterDoc>([.. parameters]),
            string.Join("; ", returns), string.Join(" ", remarks));
    }

    private static ParameterDoc Parameter(string section)
    {
        var text = section.TrimStart();
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return new ParameterDoc(text.Substring(0, end), Clean(text.Substring(end)));
    }

    private static string Clean(string text)
    {
        var words = string.Join(" ", text.Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return Code.Replace(Escape(words), "<c>${code}</c>");
    }

    /// <summary>Also drops what XML cannot hold, so that any byte of a header makes well-formed documentation.</summary>
    private static string Escape(string text) => string.Concat(text
        .Where(character => character >= ' ' && !char.IsSurrogate(character) && character < '\uFFFE'))
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
