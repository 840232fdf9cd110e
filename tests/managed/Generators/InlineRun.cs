// SPDX-License-Identifier: MIT
using InteropBridge.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>The generator of inline C run over a file in memory, as the compiler would run it in a user's project.</summary>
internal sealed class InlineRun
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp13, DocumentationMode.None);

    private InlineRun(GeneratorDriver driver, CSharpCompilation input)
    {
        Input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = (CSharpCompilation)output;
        Result = Driver.GetRunResult().Results.Single(result => result.Generator.GetGeneratorType() == typeof(InlineCGenerator));
    }

    public CSharpCompilation Input { get; }

    public CSharpCompilation Output { get; }

    public GeneratorDriver Driver { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The only C file, as the build takes it.</summary>
    public string C => string.Join('\n', Assert.Single(Result.GeneratedSources, source => source.HintName.EndsWith(".c.g.cs", StringComparison.Ordinal))
        .SourceText.ToString().Split('\n').Skip(1).Select(line => line.Length > 1 ? line[2..] : ""));

    /// <summary>Methods of one class.</summary>
    public static InlineRun OfMethods(string methods, string types = "") => Of($$"""
        using System; using System.Threading; using System.Runtime.InteropServices; using InteropBridge;
        {{types}}
        static partial class Kernels
        {
            {{methods}}
        }
        """);

    public static InlineRun Of(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Language, "kernels.cs");
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("user", [tree, CSharpSyntaxTree.ParseText("class Unrelated { }", Language, "other.cs")],
            GeneratorRun.Framework, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SafeApiGenerator().AsSourceGenerator(), new InlineCGenerator().AsSourceGenerator()],
            parseOptions: Language,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new InlineRun(driver, compilation);
    }

    /// <summary>The same after an edit of a file.</summary>
    public InlineRun With(int file, Func<string, string> edit)
    {
        var tree = Input.SyntaxTrees[file];
        return new InlineRun(Driver, Input.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edit(tree.ToString()), Language, tree.FilePath)));
    }

    /// <summary>Fails unless everything compiles and the generator had nothing to say.</summary>
    public InlineRun Sound()
    {
        Assert.Empty(Result.Diagnostics);
        Assert.Empty(Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return this;
    }
}
