// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Generators.Docs;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Overlay;
using InteropBridge.Generators.Raw;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators;

/// <summary>Emits a safe API for every class marked <c>[SafeApi(typeof(Raw))]</c>: raw declarations, the header's docs and
/// overlays in, one file and diagnostics out.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SafeApiGenerator : IIncrementalGenerator
{
    internal const string RawStep = "Raw";
    internal const string DocsStep = "Docs";
    internal const string OverlayStep = "Overlay";
    internal const string ApiStep = "Api";

    private static readonly string[] HeaderExtensions = [".h", ".hpp", ".hxx", ".hh"];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            output.AddEmbeddedAttributeDefinition();
            output.AddSource(SafeApiAttributeSource.File, SafeApiAttributeSource.Text);
            output.AddSource(BindingAttributeSource.File, BindingAttributeSource.Text);
        });

        var raw = context.SyntaxProvider
            .ForAttributeWithMetadataName(SafeApiAttributeSource.Name, static (node, _) => node is ClassDeclarationSyntax,
                RawReader.Read)
            .Where(static found => found is not null)
            .WithTrackingName(RawStep);
        var docs = context.AdditionalTextsProvider
            .Where(static file => HeaderExtensions.Contains(Path.GetExtension(file.Path)))
            .Select(static (file, cancellation) => new EquatableArray<FunctionDoc>(
                [.. HeaderReader.Read(file.GetText(cancellation)?.ToString() ?? "")]))
            .WithTrackingName(DocsStep)
            .Collect();
        var overlays = context.AdditionalTextsProvider
            .Where(static file => Path.GetExtension(file.Path) == OverlayReader.Extension)
            .Select(OverlayReader.Read)
            .WithTrackingName(OverlayStep)
            .Collect();
        var api = raw.Combine(docs).Combine(overlays)
            .Select(static (input, _) => GeneratedApi.Create(input.Left.Left!, input.Left.Right, input.Right))
            .WithTrackingName(ApiStep);

        context.RegisterSourceOutput(api, static (output, generated) => generated.AddTo(output));
        context.RegisterSourceOutput(raw.Collect().Combine(overlays), static (output, input) =>
        {
            var problems = new ProblemList();
            var known = new HashSet<string>(input.Left.SelectMany(found => found!.Functions).Select(function => function.Name));
            foreach (var overlay in input.Right)
            {
                problems.AddRange(overlay.Problems);
                foreach (var line in overlay.Lines.Where(line => !known.Contains(line.Function)))
                {
                    problems.Add(Descriptors.OverlayFunction, line.FunctionPlace, line.Function);
                }
            }

            foreach (var problem in problems.ToArray())
            {
                output.ReportDiagnostic(problem.ToDiagnostic());
            }
        });
    }
}
