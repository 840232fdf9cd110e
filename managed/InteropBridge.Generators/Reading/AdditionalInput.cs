// SPDX-License-Identifier: MIT
using System.Collections.Immutable;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Docs;
using InteropBridge.Generators.Reading.Headers;
using InteropBridge.Generators.Reading.Overlay;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InteropBridge.Generators.Reading;

/// <summary>What the project's additional files say: headers their docs, overlays their contracts. Both kinds are one class,
/// and no struct flows through the pipeline: for each struct the JIT compiles some hundred methods of the driver
/// again.</summary>
internal sealed record AdditionalInput(
    EquatableArray<FunctionDoc> Docs, EquatableArray<HeaderText> Headers, EquatableArray<OverlayLine> Lines,
    EquatableArray<Problem> Problems)
{
    private static readonly string[] HeaderExtensions = [".h", ".hpp", ".hxx", ".hh"];

    /// <summary>The part that overlays said.</summary>
    public OverlayText Overlay => new(Lines, Problems);

    /// <summary>Null for files of other kinds.</summary>
    public static AdditionalInput? Read(AdditionalText file, CancellationToken cancellation)
    {
        var extension = Path.GetExtension(file.Path);
        return extension == OverlayReader.Extension ? ReadOverlay(file, cancellation)
            : HeaderExtensions.Contains(extension) ? ReadHeader(file, cancellation)
            : null;
    }

    /// <summary>All files as one.</summary>
    public static AdditionalInput Join(ImmutableArray<AdditionalInput?> files, CancellationToken cancellation) => new(
        new EquatableArray<FunctionDoc>([.. files.SelectMany(file => file!.Docs)]),
        new EquatableArray<HeaderText>([.. files.SelectMany(file => file!.Headers)]),
        new EquatableArray<OverlayLine>([.. files.SelectMany(file => file!.Lines)]),
        new EquatableArray<Problem>([.. files.SelectMany(file => file!.Problems)]));

    private static AdditionalInput ReadOverlay(AdditionalText file, CancellationToken cancellation)
    {
        var overlay = OverlayReader.Read(file, cancellation);
        return new AdditionalInput(default, default, overlay.Lines, overlay.Problems);
    }

    private static AdditionalInput ReadHeader(AdditionalText file, CancellationToken cancellation)
    {
        var text = file.GetText(cancellation) ?? SourceText.From("");
        return new AdditionalInput(new EquatableArray<FunctionDoc>([.. HeaderReader.Read(text.ToString())]),
            new EquatableArray<HeaderText>([DeclarationReader.Read(file.Path, text)]), default, default);
    }
}
