// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace InteropBridge.Harness.Charts;

/// <summary>Makes SVG that stands within a page out of the SVG of a drawing: its colours become the page's, its ids are unique,
/// and it has marks to point at.</summary>
internal static partial class SvgText
{
    public static string Create(Drawing drawing, string id, string alternative)
    {
        var (svg, marks) = drawing.Svg();
        var inner = svg[(svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1)..
            svg.LastIndexOf("</svg>", StringComparison.Ordinal)];
        inner = Between().Replace(inner, match => match.Groups["text"].Value is { Length: > 0 } text ? $">{text}<" : "><");
        inner = Font().Replace(inner, "");
        inner = Numbers().Replace(inner, match => Digits().Replace(match.Value, "$1"));
        inner = Colour().Replace(inner, match => Palette.Names.TryGetValue(match.Groups["colour"].Value, out var name)
            ? $"\"var(--{name},{match.Groups["colour"].Value})\"" : match.Value);
        inner = OneClipEach(inner).Replace("id=\"cl_", $"id=\"{id}-cl_", StringComparison.Ordinal)
            .Replace("url(#cl_", $"url(#{id}-cl_", StringComparison.Ordinal);
        return FormattableString.Invariant($"<svg viewBox=\"0 0 {drawing.Width} {drawing.Height}\" role=\"img\" ")
            + $"aria-label=\"{WebUtility.HtmlEncode(alternative)}\">{inner.Trim()}{Marks(marks)}</svg>";
    }

    /// <summary>Skia clips every element on its own, mostly by the same rectangle; that would be a third of the page.</summary>
    private static string OneClipEach(string svg)
    {
        var (first, same) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        svg = Clip().Replace(svg, match =>
        {
            var (id, shape) = (match.Groups["id"].Value, match.Groups["shape"].Value);
            same[id] = first.TryAdd(shape, id) ? id : first[shape];
            return same[id] == id ? match.Value : "";
        });
        svg = Clipped().Replace(svg, match => $"<g clip-path=\"url(#{same[match.Groups["id"].Value]})\">");
        return first.Count == 1 ? svg.Replace($"</g><g clip-path=\"url(#{first.Values.Single()})\">", "", StringComparison.Ordinal) : svg;
    }

    private static string Marks(IReadOnlyList<Mark> marks)
    {
        var text = new StringBuilder("<g class=\"marks\">");
        foreach (var mark in marks)
        {
            text.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{mark.X:0.#}\" cy=\"{mark.Y:0.#}\" r=\"{mark.Radius:0.#}\">")
                .Append("<title>").Append(WebUtility.HtmlEncode(mark.Text)).Append("</title></circle>");
        }

        return text.Append("</g>").ToString();
    }

    [GeneratedRegex("<clipPath id=\"(?<id>[^\"]*)\">(?<shape>.*?)</clipPath>", RegexOptions.CultureInvariant)]
    private static partial Regex Clip();

    [GeneratedRegex("<g clip-path=\"url\\(#(?<id>[^)]*)\\)\">", RegexOptions.CultureInvariant)]
    private static partial Regex Clipped();

    [GeneratedRegex(@">\s*(?<text>[^<]*?)\s*<", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(" (font-family|stroke-miterlimit)=\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Font();

    /// <summary>The values of attributes that are numbers or paths.</summary>
    [GeneratedRegex("=\"[-0-9., MLHVCQZ]+\"", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    /// <summary>What is beyond a hundredth of a pixel.</summary>
    [GeneratedRegex(@"(\.\d\d)\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex("\"(?<colour>#[0-9A-Fa-f]{6})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}
