// SPDX-License-Identifier: MIT
using System.Reflection;
using InteropBridge.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>The generator run over C# sources in memory, as the compiler would run it in a user's project.</summary>
internal sealed class GeneratorRun
{
    /// <summary>What ClangSharp's output needs, in a user's own copy.</summary>
    public const string Prelude = """
        using System;
        namespace Users;
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        internal sealed class NativeAnnotationAttribute(string annotation) : Attribute { public string Annotation => annotation; }
        [AttributeUsage(AttributeTargets.All)]
        internal sealed class NativeTypeNameAttribute(string name) : Attribute { public string Name => name; }
        """;

    // Older than the newest: what is generated must not need a user's compiler to be the latest.
    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public static readonly MetadataReference[] Framework =
        [.. Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Where(IsManaged)
            .Select(path => MetadataReference.CreateFromFile(path))];

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        Input = input;
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = (CSharpCompilation)output;
        Result = Driver.GetRunResult().Results.Single();
    }

    public CSharpCompilation Input { get; }

    public CSharpCompilation Output { get; }

    public GeneratorDriver Driver { get; }

    public GeneratorRunResult Result { get; }

    public IEnumerable<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The safe API's source.</summary>
    public string Text => string.Concat(Result.GeneratedSources
        .Where(source => source.HintName.EndsWith(".SafeApi.g.cs", StringComparison.Ordinal))
        .Select(source => source.SourceText.ToString()));

    public static GeneratorRun Of(string source, params AdditionalText[] files) => Of([source], files);

    public static GeneratorRun Of(string[] sources, params AdditionalText[] files)
    {
        var trees = sources.Prepend(Prelude)
            .Select((text, index) => CSharpSyntaxTree.ParseText(text, Language, $"source{index}.cs"));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
            optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create($"user{Guid.NewGuid():N}", trees, Framework, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SafeApiGenerator().AsSourceGenerator()], files, Language,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, compilation);
    }

    /// <summary>The same after an edit.</summary>
    public GeneratorRun With(CSharpCompilation edited) => new(Driver, edited);

    /// <summary>Fails unless everything compiles without a warning and the generator had nothing to say.</summary>
    public GeneratorRun Sound()
    {
        Assert.Empty(Diagnostics);
        Assert.Empty(Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return this;
    }

    /// <summary>Compiles it.</summary>
    public MemoryStream Emit()
    {
        var image = new MemoryStream();
        var emitted = Output.Emit(image);
        Assert.True(emitted.Success,
            string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return image;
    }

    /// <summary>Compiles and loads it, with its DllImports answered by a library.</summary>
    public LoadedClass Load(string type, string library)
    {
        using var image = Emit();
        return LoadedClass.Load(image, type, library);
    }

    public static bool IsManaged(string path)
    {
        try
        {
            AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
