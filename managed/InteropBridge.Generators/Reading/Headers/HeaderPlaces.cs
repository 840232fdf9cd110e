// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Generators.Reading.Headers;

/// <summary>Moves the places of a raw declaration to the header that it was made of: that is what its author edits. What is not
/// found there, such as contracts behind macros of the header's own, is placed at what is around it.</summary>
internal sealed class HeaderPlaces
{
    private static readonly Regex Word = new(@"^\s*(?<word>\w+)", RegexOptions.CultureInvariant);

    private readonly string _path;
    private readonly HeaderFunction _declared;
    private readonly int _open;
    private readonly int _close;

    private HeaderPlaces(string path, HeaderFunction declared)
    {
        (_path, _declared) = (path, declared);
        _open = declared.Statement.IndexOf('(', declared.NameOffset);
        _close = CText.ClosingBracket(declared.Statement, _open);
    }

    public static RawFunction Move(RawFunction function, string path, HeaderFunction declared)
    {
        var places = new HeaderPlaces(path, declared);
        return places._close < 0 ? function : places.Move(function);
    }

    private RawFunction Move(RawFunction function)
    {
        var text = _declared.Statement;
        var ranges = CText.Ranges(text, _open + 1, _close);
        var name = Of(_declared.NameOffset, _declared.Name.Length);
        // Macros may hide parameters; places are then those of the function.
        var parameters = function.Parameters.Select((parameter, index) => ranges.Count == function.Parameters.Count
            ? Move(parameter, ranges[index]) : parameter with { Place = name, Annotations = At(parameter.Annotations, name) });
        return function with
        {
            Place = name,
            Returns = function.Returns with
            {
                Place = name,
                Annotations = new EquatableArray<RawAnnotation>([.. function.Returns.Annotations.Select(annotation =>
                    annotation with { Place = Find(annotation.Text, 0, _open) ?? Find(annotation.Text, _close, text.Length) ?? name })]),
            },
            Parameters = new EquatableArray<RawParameter>([.. parameters]),
        };
    }

    private RawParameter Move(RawParameter parameter, (int Start, int Length) range)
    {
        var end = range.Start + range.Length;
        var place = Regex.Match(_declared.Statement.Substring(range.Start, range.Length), $@"\b{parameter.Name}\b") is
            { Success: true } found
            ? Of(range.Start + found.Index, found.Length) : Trimmed(range.Start, end);
        return parameter with
        {
            Place = place,
            Annotations = new EquatableArray<RawAnnotation>([.. parameter.Annotations.Select(annotation =>
                annotation with { Place = Find(annotation.Text, range.Start, end) ?? place })]),
        };
    }

    private static EquatableArray<RawAnnotation> At(EquatableArray<RawAnnotation> annotations, Place place) =>
        new([.. annotations.Select(annotation => annotation with { Place = place })]);

    /// <summary>The contract's macro: <c>IB_IN(n)</c> for <c>in(n)</c>. Where the rest is spelt alike, places within it are
    /// known too.</summary>
    private Place? Find(string annotation, int start, int end)
    {
        var text = _declared.Statement;
        var word = Word.Match(annotation).Groups["word"].Value;
        var macro = Regex.Match(text.Substring(start, end - start), $@"\b(?<prefix>\w+_){Regex.Escape(word)}\b",
            RegexOptions.IgnoreCase);
        if (word.Length == 0 || !macro.Success)
        {
            return null;
        }

        var from = start + macro.Index;
        var prefix = macro.Groups["prefix"].Length;
        var isAlike = string.Compare(text, from + prefix, annotation, 0, annotation.Length, StringComparison.OrdinalIgnoreCase) == 0;
        return isAlike ? Of(from, prefix + annotation.Length) with { TextOffset = prefix } : Of(from, macro.Length);
    }

    private Place Trimmed(int start, int end)
    {
        var text = _declared.Statement.Substring(start, end - start);
        return Of(start + text.Length - text.TrimStart().Length, text.Trim().Length);
    }

    private Place Of(int offset, int length) => new(_path, new TextSpan(_declared.Start + offset, length),
        new LinePositionSpan(Line(offset), Line(offset + length)));

    private LinePosition Line(int offset)
    {
        var before = _declared.Statement.Substring(0, offset);
        var lines = before.Count(character => character == '\n');
        return lines == 0 ? new LinePosition(_declared.Line.Line, _declared.Line.Character + offset)
            : new LinePosition(_declared.Line.Line + lines, offset - before.LastIndexOf('\n') - 1);
    }
}
