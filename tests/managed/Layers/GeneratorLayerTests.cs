// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layers;

/// <summary>The generator's stages go one way: it reads, binds, then emits.</summary>
public partial class GeneratorLayerTests
{
    private const string Root = "InteropBridge.Generators";

    /// <summary>The stages in their order. A folder may use those before it, and those below its own stage.</summary>
    private static readonly string[] Stages = ["Model", "Diagnostics", "Writing", "Reading", "Bound", "Binding", "Emitting", "."];

    private static readonly string Folder = Path.Combine(Repository.Root, "managed", Root);

    private static readonly FolderGraph Graph = FolderGraph.Of(Folder);

    [Fact]
    public void No_folders_need_each_other_in_a_circle()
    {
        Assert.NotEmpty(Graph.Uses);
        Assert.Empty(Graph.Circles);
    }

    [Fact]
    public void No_stage_uses_a_later_one() =>
        Assert.DoesNotContain(Graph.Uses, use => Stage(use.From) < Stage(use.To));

    [Fact]
    public void What_is_bound_does_not_depend_on_how_it_is_written() =>
        Assert.DoesNotContain(Graph.Uses, use => use.From.StartsWith("Bound", StringComparison.Ordinal) && use.To == "Writing"
            || use.From.StartsWith("Emitting", StringComparison.Ordinal) && use.To == "Binding");

    [Fact]
    public void Namespaces_follow_folders() => Assert.All(
        Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            // A type that the compiler looks for in a namespace of its own.
            .Where(path => Path.GetFileName(path) != "IsExternalInit.cs"),
        path =>
        {
            var folder = Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!);
            var expected = folder == "." ? Root : $"{Root}.{folder.Replace(Path.DirectorySeparatorChar, '.')}";
            Assert.Equal(expected, Namespace().Match(File.ReadAllText(path)).Groups["name"].Value);
        });

    private static int Stage(string folder)
    {
        var stage = Array.IndexOf(Stages, folder.Split('/')[0]);
        Assert.True(stage >= 0, $"the stage of {folder} is not known");
        return stage;
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
