// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using System.Xml.Linq;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Documentation;

/// <summary>The version stands in managed/Directory.Build.props; the changelog's newest release is that version, and no other
/// file repeats it.</summary>
public partial class VersionTests
{
    private static readonly string Version = XDocument.Load(Repository.File("managed", "Directory.Build.props"))
        .Descendants("Version").Single().Value;

    private static readonly string Changelog = File.ReadAllText(Repository.File("CHANGELOG.md"));

    [Fact]
    public void The_changelogs_newest_release_is_the_version_that_is_packed() =>
        Assert.Equal(Version, Release().Match(Changelog).Groups["version"].Value);

    [Fact]
    public void The_changelog_begins_with_what_is_not_released() =>
        Assert.StartsWith("## [Unreleased]", Heading().Match(Changelog).Value, StringComparison.Ordinal);

    [Fact]
    public void No_template_consumer_or_page_repeats_the_version()
    {
        string[] folders = ["docs", ".github", Path.Combine("managed", "InteropBridge.Templates"), Path.Combine("tests", "consumer"), Path.Combine("tests", "build")];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*", SearchOption.AllDirectories))
            .Where(path => !path.EndsWith("packages.lock.json", StringComparison.Ordinal)).Append(Repository.File("README.md"));
        var word = new Regex($@"(?<![\d.]){Regex.Escape(Version)}(?![\d.])");
        Assert.All(files, path => Assert.False(word.IsMatch(File.ReadAllText(path)), $"{path} repeats the version"));
    }

    [GeneratedRegex(@"^## \[(?<version>\d[^\]]*)\] - \d{4}-\d\d-\d\d\r?$", RegexOptions.Multiline)]
    private static partial Regex Release();

    [GeneratedRegex(@"^## .*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
