// SPDX-License-Identifier: MIT
using System.Xml.Linq;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Layers;

/// <summary>The arrows that docs/architecture.md has to draw: between the projects under managed/, as their project files refer
/// to each other, and between the folders of a project, as its sources use each other.</summary>
internal static class DrawnArrows
{
    private static readonly string Managed = Repository.File("managed");

    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.EnumerateFiles(Managed, "*.csproj", SearchOption.AllDirectories)
            // The template's project is content of the template's package.
            .Where(path => Path.GetDirectoryName(Path.GetDirectoryName(path)) == Managed)
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>Arrows between projects. One that only fetches another's output is an arrow as well.</summary>
    public static HashSet<(string From, string To)> BetweenProjects() =>
        [.. from project in Projects
            from file in Directory.EnumerateFiles(Path.Combine(Managed, project), "*.*proj")
                .Concat(Directory.EnumerateFiles(Path.Combine(Managed, project), "*.targets"))
            from reference in XDocument.Load(file).Descendants().Where(element => element.Name.LocalName is "ProjectReference" or "MSBuild")
            let path = (string?)reference.Attribute("Include") ?? (string?)reference.Attribute("Projects")
            let to = path is null ? null : Projects.FirstOrDefault(other => path.EndsWith($"/{other}.csproj", StringComparison.Ordinal))
            where to is not null && to != project
            select (project, to)];

    /// <summary>Arrows between the folders of a project.</summary>
    public static IEnumerable<(string From, string To)> Within(string project) =>
        FolderGraph.Of(Path.Combine(Managed, project), topOnly: true).Uses
            .Select(use => ($"{project}/{Label(use.From)}", $"{project}/{Label(use.To)}"));

    private static string Label(string folder) => folder == FolderGraph.Root ? "top" : folder;
}
