// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Reading.Exports;

/// <summary>The documentation comment of a method as plain text. From its text, as the compiler parses such comments only in
/// projects that ask for a documentation file.</summary>
internal sealed class XmlDoc
{
    private readonly string _text;

    public XmlDoc(SyntaxNode method) => _text = string.Join("\n", method.GetLeadingTrivia().ToFullString().Split('\n')
        .Select(line => line.Trim()).Where(line => line.StartsWith("///", StringComparison.Ordinal)).Select(line => line.Substring(3)));

    public string Summary => Of("summary", "");

    public string Returns => Of("returns", "");

    public string[] Exceptions => [.. Regex.Matches(_text, "<exception cref=\"(?<type>[^\"]*)\">(?<text>.*?)</exception>", RegexOptions.Singleline)
        .Cast<Match>().Select(match => $"{match.Groups["type"].Value}: {Plain(match.Groups["text"].Value)}")];

    public string Parameter(string name) => Of("param", $" name=\"{name}\"");

    private string Of(string tag, string attributes) =>
        Regex.Match(_text, $"<{tag}{Regex.Escape(attributes)}>(?<text>.*?)</{tag}>", RegexOptions.Singleline) is { Success: true } match
            ? Plain(match.Groups["text"].Value) : "";

    /// <summary>References by the last part of their names; nothing that would end a C comment.</summary>
    private static string Plain(string xml)
    {
        var text = Regex.Replace(xml, "<(see|paramref|typeparamref)\\s+(cref|name|langword|href)=\"([^\"]*?[.:])?(?<name>[^\".:]*)\"\\s*/>", "${name}");
        text = Regex.Replace(text, "<[^>]*>", "");
        text = text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").Replace("*/", "* /");
        return Regex.Replace(text, @"\s+", " ").Trim();
    }
}
