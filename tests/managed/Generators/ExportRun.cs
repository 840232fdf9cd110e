// SPDX-License-Identifier: MIT
using InteropBridge.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>The generator of exports run over a file in memory, as the compiler would run it in a user's project.</summary>
internal sealed class ExportRun
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp13, DocumentationMode.None);

    private ExportRun(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Language, "exports.cs");
        Input = CSharpCompilation.Create("Heat.Flow", [tree], GeneratorRun.Framework, new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create([new SafeApiGenerator().AsSourceGenerator(), new ExportGenerator().AsSourceGenerator()], parseOptions: Language)
            .RunGeneratorsAndUpdateCompilation(Input, out var output, out _);
        Output = (CSharpCompilation)output;
        Result = driver.GetRunResult().Results.Single(result => result.Generator.GetGeneratorType() == typeof(ExportGenerator));
    }

    public CSharpCompilation Input { get; }

    public CSharpCompilation Output { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The C header, as the build takes it.</summary>
    public string Header => string.Join('\n', Result.GeneratedSources.Single(source => source.HintName == "NativeExports.h.g.cs")
        .SourceText.ToString().Split('\n').Skip(1).Select(line => line.Length > 1 ? line[2..] : ""));

    /// <summary>Methods of one class, and types beside it.</summary>
    public static ExportRun OfMethods(string methods, string types = "") => new($$"""
        using System; using System.Threading.Tasks; using InteropBridge;
        namespace Heat;
        {{types}}
        public static class Api
        {
            {{methods}}
        }
        """);

    /// <summary>Fails unless everything compiles and the generator had nothing to say.</summary>
    public ExportRun Sound()
    {
        Assert.Empty(Result.Diagnostics);
        Assert.Empty(Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return this;
    }
}
