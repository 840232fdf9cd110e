// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Layout.Sifting;

/// <summary>Compiles bindings to the end: the command csc stops before the bodies of methods when a type is missing.</summary>
/// <param name="language">The version of C#.</param>
/// <param name="references">The assemblies that bindings are compiled with.</param>
/// <param name="others">The project's other C# files.</param>
internal sealed class Trial(CSharpParseOptions language, IReadOnlyList<MetadataReference> references, IEnumerable<string> others)
{
    /// <summary>The words of the other files: a value that is in none of them is nowhere.</summary>
    private readonly Lazy<HashSet<string>> _words = new(() => [.. others.Where(File.Exists)
        .SelectMany(file => Word.Matches(File.ReadAllText(file)).Select(match => match.Value)), "KernelLibraries"]);

    private static readonly Regex Word = new(@"\w+");

    /// <summary>Errors for names that are not found, which may be those of other headers or in files of the user's.</summary>
    private static readonly string[] NotFound = ["CS0103", "CS0117", "CS0234", "CS0246", "CS0426"];

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
        nullableContextOptions: NullableContextOptions.Enable);

    public CompilationUnitSyntax Parse(string text) => CSharpSyntaxTree.ParseText(text, language).GetCompilationUnitRoot();

    /// <summary>Every declaration that C# cannot read or compile, with the first reason; null stands for the file as a whole.</summary>
    /// <param name="root">The bindings.</param>
    /// <param name="gone">Names that were in them and are no longer.</param>
    public IEnumerable<(MemberDeclarationSyntax? Member, string Reason)> Faults(CompilationUnitSyntax root, IReadOnlySet<string> gone)
    {
        var errors = Errors(root.GetDiagnostics()).ToList();
        if (errors.Count > 0)
        {
            // What is missing has no place of its own, but a declaration that it is missing from.
            var broken = BindingSyntax.Declarations(root).Where(member => Errors(member.GetDiagnostics()).Any()).ToList();
            return broken.Count == 0 ? [(null, Text(errors[0]))]
                : broken.Select(member => ((MemberDeclarationSyntax?)member, Text(Errors(member.GetDiagnostics()).First())));
        }

        return Errors(root)
            .Where(error => !NotFound.Contains(error.Id) || gone.Contains(NameAt(root, error)) || error.Id == "CS0103" && !_words.Value.Contains(NameAt(root, error)))
            .Select(error => (BindingSyntax.DeclarationAt(root, error.Location.SourceSpan.Start), Text(error)))
            .DistinctBy(fault => fault.Item1)
            .ToList();
    }

    /// <summary>Everything that C# says against bindings that it can read.</summary>
    public IEnumerable<Diagnostic> Errors(CompilationUnitSyntax root) =>
        Errors(CSharpCompilation.Create("trial", [root.SyntaxTree], references, Options).GetSemanticModel(root.SyntaxTree).GetDiagnostics());

    private static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string NameAt(CompilationUnitSyntax root, Diagnostic error) =>
        root.FindToken(Math.Max(error.Location.SourceSpan.Start, error.Location.SourceSpan.End - 1)).ValueText;

    /// <summary>Without the question whether a reference is missing: bindings have none that a user could add.</summary>
    public static string Text(Diagnostic error) => $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture).Split(" (are you missing")[0].TrimEnd('.')}";
}
