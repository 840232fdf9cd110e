// SPDX-License-Identifier: MIT
using System.Collections.Immutable;
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Inline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators;

/// <summary>Implements every method marked <c>[InlineC("...")]</c>, and hands its C to the build.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class InlineCGenerator : IIncrementalGenerator
{
    internal const string MethodStep = "Method";
    internal const string ClassStep = "Class";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
            output.AddSource(InlineCAttributeSource.File, InlineCAttributeSource.Text));

        var methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(InlineCAttributeSource.Name, static (node, _) => node is MethodDeclarationSyntax, InlineReader.Read)
            .Where(static method => method is not null)
            .WithTrackingName(MethodStep);
        var sound = methods.Where(static method => method!.Problems.Count == 0);
        var classes = methods.Collect().SelectMany(ByClass).Select(GeneratedInline.Create).WithTrackingName(ClassStep);

        context.RegisterSourceOutput(sound, static (output, method) => GeneratedC.AddFile(output, method!));
        context.RegisterSourceOutput(sound.Collect().Select(static (all, _) => new EquatableArray<InlineMethod>([.. all!])),
            static (output, all) => GeneratedC.AddIndex(output, all));
        context.RegisterSourceOutput(classes.Combine(context.AnalyzerConfigOptionsProvider.Select(HelpPage.FolderOf)),
            static (output, input) => input.Left.AddTo(output, input.Right));
    }

    private static IEnumerable<EquatableArray<InlineMethod>> ByClass(ImmutableArray<InlineMethod?> methods, CancellationToken cancellation) =>
        methods.GroupBy(method => method!.Class).Select(group => new EquatableArray<InlineMethod>([.. group!]));
}
