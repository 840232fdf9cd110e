// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using InteropBridge.Tests.Support;
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Layers;

/// <summary>Arrows between the folders of a project, and between projects, go one way; docs/architecture.md draws them.</summary>
public partial class ProjectLayerTests
{
    public static TheoryData<string> Projects =>
        ["InteropBridge", "InteropBridge.Kernels", "InteropBridge.Expressions", "InteropBridge.Mpi", "InteropBridge.Bench", "InteropBridge.Peers", "InteropBridge.Alternatives", "InteropBridge.Harness", "InteropBridge.ManagedCuda"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_need_each_other_in_a_circle(string project)
    {
        var graph = FolderGraph.Of(Folder(project), topOnly: true);
        Assert.Empty(graph.Circles);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_follow_folders(string project) => Assert.All(Sources(project), path =>
    {
        var folder = Path.GetRelativePath(Folder(project), Path.GetDirectoryName(path)!);
        var expected = folder == "." ? project : $"{project}.{folder.Replace(Path.DirectorySeparatorChar, '.')}";
        var declared = Namespace().Match(File.ReadAllText(path)).Groups["name"].Value;
        Assert.True(declared == expected.Replace(".Generated", "", StringComparison.Ordinal), $"{path}: {declared}");
    });

    [Theory]
    [InlineData("InteropBridge")]
    [InlineData("InteropBridge.Expressions")]
    [InlineData("InteropBridge.Mpi")]
    [InlineData("InteropBridge.Harness")]
    [InlineData("InteropBridge.Build")]
    [InlineData("InteropBridge.Generators")]
    public void No_kernel_is_named_outside_the_exhibits(string project) => Assert.All(Sources(project), path =>
        Assert.False(Exhibit().IsMatch(File.ReadAllText(path)), $"{path}: {Exhibit().Match(File.ReadAllText(path)).Value}"));

    [Fact]
    public void The_engine_gives_its_internals_to_the_tests_alone() => Assert.Equal(
        ["InteropBridge.Tests"],
        typeof(KernelCatalog).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName));

    [Fact]
    public void The_harness_is_not_compiled_against_the_exhibits() => Assert.DoesNotContain(
        typeof(InteropBridge.Harness.Shell.ExitCode).Assembly.GetReferencedAssemblies(),
        reference => reference.Name is "InteropBridge.Kernels" or "InteropBridge.Bench" or "InteropBridge.Peers");

    private static string Folder(string project) => Path.Combine(Repository.Root, "managed", project);

    private static IEnumerable<string> Sources(string project) =>
        Directory.EnumerateFiles(Folder(project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Folder(project), path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("jacobi|fibonacci|n-?body", RegexOptions.IgnoreCase)]
    private static partial Regex Exhibit();
}
