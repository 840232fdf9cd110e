// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Generators.Model;

/// <summary>A position in a source, header or overlay file, without the syntax tree that a Location would keep alive.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">Characters from its beginning.</param>
/// <param name="Lines">The same as lines and columns.</param>
/// <param name="TextOffset">Where a contract's text starts within the span: 1 for a plain string literal, 0 in an overlay,
/// -1 where escapes make its characters hard to find.</param>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines, int TextOffset = -1)
{
    public static Place Of(Location location, int textOffset = -1) =>
        new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span, textOffset);

    /// <summary>The place of some characters of the contract's text.</summary>
    public Place Within(int start, int length)
    {
        if (TextOffset < 0 || Lines.Start.Line != Lines.End.Line || TextOffset + start > Span.Length)
        {
            return this;
        }

        var from = TextOffset + start;
        var count = Math.Max(0, Math.Min(length, Span.Length - from));
        var line = Lines.Start.Line;
        var column = Lines.Start.Character + from;
        return this with
        {
            Span = new TextSpan(Span.Start + from, count),
            Lines = new LinePositionSpan(new LinePosition(line, column), new LinePosition(line, column + count)),
            TextOffset = -1,
        };
    }

    public Location ToLocation() => Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines);
}
