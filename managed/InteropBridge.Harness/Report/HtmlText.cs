// SPDX-License-Identifier: MIT
using System.Net;
using System.Text;

namespace InteropBridge.Harness.Report;

/// <summary>Writes HTML. All text is encoded.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    /// <summary>HTML as it stands.</summary>
    public void Raw(string html) => _text.Append(html).Append('\n');

    /// <summary>An element that holds text.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="attributes">Attributes as they stand; empty for none.</param>
    public void Element(string tag, string text, string attributes = "") =>
        Raw($"<{tag}{(attributes.Length > 0 ? " " + attributes : "")}>{Encode(text)}</{tag}>");

    /// <summary>A list with an item for each line; nothing if there are none.</summary>
    public void List(IEnumerable<string> lines, string attributes = "")
    {
        var items = string.Concat(lines.Select(line => $"<li>{Encode(line)}</li>"));
        if (items.Length > 0)
        {
            Raw($"<ul{(attributes.Length > 0 ? " " + attributes : "")}>{items}</ul>");
        }
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    public override string ToString() => _text.ToString();
}
