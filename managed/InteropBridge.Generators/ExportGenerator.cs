// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Model;
using InteropBridge.Generators.Reading.Exports;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Generators;

/// <summary>Exports every method marked <c>[NativeExport("...")]</c>, and hands the C header to the build.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ExportGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
            output.AddSource(ExportAttributeSource.File, ExportAttributeSource.Text));

        var methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(ExportAttributeSource.Name, static (node, _) => node is MethodDeclarationSyntax, ExportReader.Read)
            .Where(static method => method is not null);
        var all = methods.Collect().Select(static (all, _) => new EquatableArray<ExportMethod>([.. all.Select(method => method!)]));
        context.RegisterSourceOutput(all.Combine(context.AnalyzerConfigOptionsProvider.Select(HelpPage.FolderOf)),
            static (output, input) => GeneratedExports.Add(output, input.Left, input.Right));
    }
}
