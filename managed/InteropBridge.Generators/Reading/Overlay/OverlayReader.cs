// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>Reads overlay files (<c>.ibc</c>): contracts for headers that cannot be edited. A line is
/// <c>function: contract</c> or <c>function.parameter: contract</c> (<c>function.return</c> is the function itself);
/// <c>#</c> starts a comment.</summary>
internal static class OverlayReader
{
    public const string Extension = ".ibc";

    private static readonly Regex Line = new(
        @"^\s*(?<function>[A-Za-z_]\w*)\s*(\.\s*(?<parameter>[A-Za-z_]\w*)\s*)?:\s*(?<contract>\S.*?)\s*$",
        RegexOptions.CultureInvariant);

    public static OverlayText Read(AdditionalText file, CancellationToken cancellation)
    {
        var lines = new List<OverlayLine>();
        var problems = new ProblemList();
        foreach (var line in file.GetText(cancellation)?.Lines ?? Enumerable.Empty<TextLine>())
        {
            var text = line.ToString();
            var comment = text.IndexOf('#');
            text = comment < 0 ? text : text.Substring(0, comment);
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var match = Line.Match(text);
            if (!match.Success)
            {
                problems.Add(Descriptors.OverlaySyntax, At(file, line, 0, text.TrimEnd().Length), text.Trim());
                continue;
            }

            lines.Add(ToLine(file, line, match));
        }

        return new OverlayText(new EquatableArray<OverlayLine>([.. lines]), problems.ToArray());
    }

    private static OverlayLine ToLine(AdditionalText file, TextLine line, Match match)
    {
        Place PlaceOf(string group) => At(file, line, match.Groups[group].Index, match.Groups[group].Length);
        var parameter = match.Groups["parameter"].Success ? match.Groups["parameter"].Value : "return";
        return new OverlayLine(match.Groups["function"].Value, PlaceOf("function"), parameter, PlaceOf("parameter"),
            new RawAnnotation(match.Groups["contract"].Value, PlaceOf("contract") with { TextOffset = 0 }, FromOverlay: true));
    }

    private static Place At(AdditionalText file, TextLine line, int start, int length) => new(
        file.Path, new TextSpan(line.Start + start, length),
        new LinePositionSpan(new LinePosition(line.LineNumber, start), new LinePosition(line.LineNumber, start + length)));
}
