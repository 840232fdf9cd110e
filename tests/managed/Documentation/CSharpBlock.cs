// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using InteropBridge.Generators;
using InteropBridge.Tests.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InteropBridge.Tests.Documentation;

/// <summary>A C# block, compiled with what the tests refer to.</summary>
internal static partial class CSharpBlock
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    /// <summary>Compiles it, and fails at the page's line if it does not.</summary>
    public static MemoryStream Compile(DocumentBlock block)
    {
        // Packages are the tests' own references.
        var tree = CSharpSyntaxTree.ParseText(Package().Replace(Frames.Fill(block), "//"), Language);
        var isProgram = tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement);
        var compilation = CSharpCompilation.Create($"block{Guid.NewGuid():N}",
            [tree, CSharpSyntaxTree.ParseText(FolderGraph.ImplicitUsings, Language)], FolderGraph.References.Value,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable));
        // As in a project of InteropBridge.Build.
        CSharpGeneratorDriver.Create([new SafeApiGenerator().AsSourceGenerator(), new InlineCGenerator().AsSourceGenerator()], parseOptions: Language)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        var image = new MemoryStream();
        var errors = (block.Text.Contains("InlineC", StringComparison.Ordinal) ? whole : compilation).Emit(image).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error);
        Assert.True(!errors.Any(), $"{block} does not compile:\n{string.Join('\n', errors)}");
        image.Position = 0;
        return image;
    }

    /// <summary>Runs it and returns what it printed. Redirects the console.</summary>
    public static string Run(DocumentBlock block)
    {
        var context = new AssemblyLoadContext(block.ToString());
        context.Resolving += (_, name) => AssemblyLoadContext.GetLoadContext(typeof(CSharpBlock).Assembly)!.LoadFromAssemblyName(name);
        using var image = Compile(block);
        var main = context.LoadFromStream(image).EntryPoint;
        Assert.NotNull(main);
        var (console, output) = (Console.Out, new StringWriter { NewLine = "\n" });
        Console.SetOut(output);
        try
        {
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()], null);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }

    [GeneratedRegex("^#:package .*$", RegexOptions.Multiline)]
    private static partial Regex Package();
}
