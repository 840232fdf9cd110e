// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Documentation;

/// <summary>README.md or a page of docs/, and its blocks in their order.</summary>
internal sealed partial class DocumentPage
{
    private DocumentPage(string path)
    {
        Name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
        Text = File.ReadAllText(path).ReplaceLineEndings("\n");
        Blocks = [.. Block().Matches(Text).Select(match => new DocumentBlock(Name,
            Text.AsSpan(0, match.Groups["fence"].Index).Count('\n') + 1, match.Groups["language"].Value,
            Value(match, "file"), Value(match, "frame"), match.Groups["text"].Value))];
    }

    public static IReadOnlyList<DocumentPage> All { get; } =
        [.. Directory.EnumerateFiles(Repository.File("docs"), "*.md").Order(StringComparer.Ordinal)
            .Prepend(Repository.File("README.md")).Select(path => new DocumentPage(path))];

    public string Name { get; }

    public string Text { get; }

    public IReadOnlyList<DocumentBlock> Blocks { get; }

    public static DocumentPage Find(string name) => All.Single(page => page.Name == name);

    private static string? Value(Match match, string group) => match.Groups[group].Success ? match.Groups[group].Value : null;

    [GeneratedRegex("""
        (^<!--\ in:\ (?<frame>[\w-]+)\ -->\n\n?)?
        (^`(?<file>[^`\n]+)`:\n)?
        ^(?<fence>```)(?<language>\w*)\n(?<text>.*?)^```$
        """, RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Block();
}
