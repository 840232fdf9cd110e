// SPDX-License-Identifier: MIT
using System.Collections.Immutable;
using InteropBridge.Generators.Docs;
using InteropBridge.Generators.Overlay;
using Microsoft.CodeAnalysis;

namespace InteropBridge.Generators.Model;

/// <summary>What the project's additional files say: headers their docs, overlays their contracts. Both kinds are one class,
/// and no struct flows through the pipeline: for each struct the JIT compiles some hundred methods of the driver
/// anew.</summary>
internal sealed record AdditionalInput(
    EquatableArray<FunctionDoc> Docs, EquatableArray<OverlayLine> Lines, EquatableArray<Problem> Problems)
{
    private static readonly string[] HeaderExtensions = [".h", ".hpp", ".hxx", ".hh"];

    /// <summary>Null for files of other kinds.</summary>
    public static AdditionalInput? Read(AdditionalText file, CancellationToken cancellation)
    {
        var extension = Path.GetExtension(file.Path);
        return extension == OverlayReader.Extension ? OverlayReader.Read(file, cancellation)
            : HeaderExtensions.Contains(extension) ? ReadHeader(file, cancellation)
            : null;
    }

    /// <summary>All files as one.</summary>
    public static AdditionalInput Join(ImmutableArray<AdditionalInput?> files, CancellationToken cancellation) => new(
        new EquatableArray<FunctionDoc>([.. files.SelectMany(file => file!.Docs)]),
        new EquatableArray<OverlayLine>([.. files.SelectMany(file => file!.Lines)]),
        new EquatableArray<Problem>([.. files.SelectMany(file => file!.Problems)]));

    private static AdditionalInput ReadHeader(AdditionalText file, CancellationToken cancellation) => new(
        new EquatableArray<FunctionDoc>([.. HeaderReader.Read(file.GetText(cancellation)?.ToString() ?? "")]), default, default);
}
