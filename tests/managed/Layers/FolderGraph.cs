// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InteropBridge.Tests.Layers;

/// <summary>Which folders of a C# project use which others. Names are bound by the compiler, so that <c>var</c>, extension
/// methods and members count as uses of their types, and comments do not.</summary>
internal sealed class FolderGraph
{
    /// <summary>The name of the project's own folder.</summary>
    public const string Root = ".";

    // What the SDK's ImplicitUsings adds.
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string[] NotSource = ["bin", "obj", "artifacts"];

    // The tests' own, which include those of every project that is tested; a project's sources win over its assembly.
    public static readonly Lazy<MetadataReference[]> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly string _project;
    private readonly bool _topOnly;
    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<(string From, string To), FolderUse> _uses = [];

    private FolderGraph(string project, bool topOnly)
    {
        (_project, _topOnly) = (project, topOnly);
        var trees = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(project, path).Split(Path.DirectorySeparatorChar).Any(NotSource.Contains))
            .Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path))
            .ToList();
        _compilation = CSharpCompilation.Create("layers", [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings)],
            References.Value, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        trees.ForEach(Read);
    }

    public IReadOnlyCollection<FolderUse> Uses => _uses.Values;

    /// <summary>The arrows that are part of a circle; empty if all arrows go one way.</summary>
    public IReadOnlyList<FolderUse> Circles => [.. Uses.Where(use => Reaches(use.To, use.From, [])).OrderBy(use => use.From)];

    /// <param name="project">The folder of a project's sources.</param>
    /// <param name="topOnly">Whether a folder counts as one with all that is under it.</param>
    public static FolderGraph Of(string project, bool topOnly = false) => new(Path.GetFullPath(project), topOnly);

    private void Read(SyntaxTree tree)
    {
        var model = _compilation.GetSemanticModel(tree);
        var from = FolderOf(tree);
        foreach (var node in tree.GetRoot().DescendantNodes()
            .Where(node => node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax))
        {
            var symbol = model.GetSymbolInfo(node).Symbol;
            for (var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType)
            {
                Add(from, type.OriginalDefinition, node);
            }
        }
    }

    private void Add(string from, INamedTypeSymbol type, SyntaxNode node)
    {
        var folders = type.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree.FilePath.Length > 0)
            .Select(reference => FolderOf(reference.SyntaxTree)).ToHashSet();
        // A type whose parts are in several folders belongs to each of them.
        if (folders.Count == 0 || folders.Contains(from))
        {
            return;
        }

        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        foreach (var to in folders)
        {
            _uses.TryAdd((from, to), new FolderUse(from, to,
                $"{Path.GetRelativePath(_project, node.SyntaxTree.FilePath)}:{line}", type.Name));
        }
    }

    private string FolderOf(SyntaxTree tree)
    {
        var folder = Path.GetRelativePath(_project, Path.GetDirectoryName(tree.FilePath)!).Replace('\\', '/');
        return _topOnly ? folder.Split('/')[0] : folder;
    }

    private bool Reaches(string from, string to, HashSet<string> seen) => from == to
        || seen.Add(from) && Uses.Any(use => use.From == from && Reaches(use.To, to, seen));
}
