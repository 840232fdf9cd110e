// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Generators.Reading.Overlay;

/// <summary>Reads overlay files (<c>.ibc</c>): contracts for headers that cannot be edited. The grammar is in
/// <c>docs/overlay.md</c>. What is wrong is reported at its place, and the other lines count.</summary>
internal static class OverlayReader
{
    public const string Extension = ".ibc";

    private static readonly Regex FlagsLine = new(@"^\s*[A-Za-z_]\w*\s*:\s*flags\s*$", RegexOptions.CultureInvariant);

    public static OverlayText Read(AdditionalText file, CancellationToken cancellation)
    {
        var lines = new List<OverlayLine>();
        var problems = new ProblemList();
        foreach (var line in file.GetText(cancellation)?.Lines ?? Enumerable.Empty<TextLine>())
        {
            var text = ShimLineParser.WithoutComment(line.ToString());
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            Place At(int start, int length) => PlaceIn(file, line, start, length);
            if (ShimLineParser.IsShim(text)) // the build compiles it, and binds what came of it
            {
                if (ShimLineParser.Parse(text, out var problem, out var at) is null)
                {
                    problems.Add(Descriptors.OverlaySyntax, At(at, 1), problem);
                }

                continue;
            }

            if (FlagsLine.IsMatch(text)) // of an enum, which the build marks
            {
                continue;
            }

            try
            {
                var parsed = OverlayLineParser.Parse(text.TrimEnd(), At);
                if (ContractReader.Read(parsed.Contract, problems) is not null)
                {
                    lines.Add(parsed);
                }
            }
            catch (ContractSyntaxException error)
            {
                problems.Add(Descriptors.OverlaySyntax, At(error.Start, 1), error.Message);
            }
        }

        return new OverlayText(new EquatableArray<OverlayLine>([.. lines]), problems.ToArray());
    }

    private static Place PlaceIn(AdditionalText file, TextLine line, int start, int length)
    {
        length = Math.Min(length, line.End - line.Start - start);
        return new Place(file.Path, new TextSpan(line.Start + start, length),
            new LinePositionSpan(new LinePosition(line.LineNumber, start), new LinePosition(line.LineNumber, start + length)));
    }
}
