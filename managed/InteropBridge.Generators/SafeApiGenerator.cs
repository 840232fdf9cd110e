// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading;
using InteropBridge.Generators.Reading.Overlay;
using InteropBridge.Generators.Reading.Raw;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators;

/// <summary>Emits a safe API for every class marked <c>[SafeApi(typeof(Raw))]</c>: raw declarations, the header's docs and
/// overlays in, one file and diagnostics out.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SafeApiGenerator : IIncrementalGenerator
{
    internal const string RawStep = "Raw";
    internal const string AdditionalStep = "Additional";
    internal const string ApiStep = "Api";

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
        var additional = context.AdditionalTextsProvider
            .Select(AdditionalInput.Read)
            .Where(static file => file is not null)
            .WithTrackingName(AdditionalStep)
            .Collect()
            .Select(AdditionalInput.Join);
        var api = raw.Combine(additional)
            .Select(static (input, _) => GeneratedApi.Create(input.Left!, input.Right))
            .WithTrackingName(ApiStep);

        var help = context.AnalyzerConfigOptionsProvider.Select(HelpPage.FolderOf);

        context.RegisterSourceOutput(api.Combine(help), static (output, input) => input.Left.AddTo(output, input.Right));
        context.RegisterSourceOutput(raw.Collect().Select(OverlayProblems.Of).Combine(additional).Combine(help),
            static (output, input) => input.Left.Left.Report(output, input.Left.Right.Overlay, input.Right));
    }
}
