// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Documentation;

/// <summary>Links between pages lead somewhere.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Pages =>
        [.. DocumentPage.All.Select(page => page.Name), ".github/CONTRIBUTING.md", "CHANGELOG.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_heading_that_exist(string page) =>
        Assert.All(Link().Matches(File.ReadAllText(Repository.File(page))).Select(match => match.Groups["to"].Value), to =>
        {
            var parts = to.Split('#');
            var target = parts[0].Length == 0 ? Repository.File(page)
                : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.File(page))!, parts[0]));
            Assert.True(File.Exists(target), $"{page} links to {to}");
            Assert.True(parts.Length == 1 || Headings(target).Contains(parts[1]), $"{page} links to {to}, and there is no such heading");
        });

    /// <summary>The headings of a page as GitHub makes anchors of them.</summary>
    private static IEnumerable<string> Headings(string path) => Heading().Matches(File.ReadAllText(path)).Select(match =>
        NotInAnchors().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<to>(?!https?:)[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
