// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace InteropBridge.Tests.Harness;

/// <summary>A user's assembly, compiled from source.</summary>
internal static class Compiled
{
    /// <param name="source">C# with the implicit usings.</param>
    /// <param name="path">The file to write.</param>
    public static void Write(string source, string path)
    {
        var compilation = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(FolderGraph.ImplicitUsings)], FolderGraph.References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        var errors = compilation.Emit(path).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error);
        Assert.True(!errors.Any(), string.Join('\n', errors));
    }
}
