// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Documentation;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>Does what a page says, to the letter, in a folder with this tree's packages: <c>sh</c> blocks are run, blocks below
/// a file's name are written to that file, others are only shown.</summary>
public sealed class DocumentWalk : IDisposable
{
    public const string Readme = "README.md";
    public const string FirstKernel = "docs/first-kernel.md";
    public const string Inline = "docs/inline.md";

    private readonly PackageFeed _feed;
    private readonly TemporaryFolder _folder;
    private readonly Queue<DocumentBlock> _rest;
    private string _current;

    public DocumentWalk(PackageFeed feed, string page)
    {
        ArgumentNullException.ThrowIfNull(feed);
        _feed = feed;
        _folder = feed.CreateFolder();
        _current = _folder.Path;
        _rest = new(DocumentPage.Find(page).Blocks);
    }

    /// <summary>The pages that tests follow in this way.</summary>
    public static IReadOnlyList<string> Pages { get; } = [Readme, FirstKernel, Inline];

    /// <summary>Follows the page from where it is up to a file, or to its end, and returns what the commands printed.</summary>
    /// <param name="file">The file to stop before; null for none.</param>
    /// <param name="clangSharp">The tool that generates bindings; empty for none.</param>
    public string Follow(string? file = null, string clangSharp = "")
    {
        var output = "";
        while (_rest.TryPeek(out var block) && (file is null || block.File != file))
        {
            _rest.Dequeue();
            if (block.File is not null)
            {
                File.WriteAllText(Path.Combine(_current, block.File), block.Text);
            }
            else if (block.Language == "sh")
            {
                output += string.Concat(block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => Run(line.Split(' '), clangSharp)));
            }
        }

        Assert.True(file is null || _rest.Count > 0, $"the page has no file {file}");
        return output;
    }

    public void Dispose() => _folder.Dispose();

    private string Run(string[] words, string clangSharp)
    {
        if (words is ["cd", var folder])
        {
            _current = Path.Combine(_current, folder);
            return "";
        }

        Assert.Equal("dotnet", words[0]);
        var done = _feed.DotNet(_current, words[1..], start =>
        {
            start.Environment[ClangSharpFactAttribute.Variable] = clangSharp;
            start.Environment["DOTNET_CLI_HOME"] = _folder.Path;
        });
        Assert.True(done.ExitCode == 0, $"{string.Join(' ', words)}: {done}");
        return done.Output;
    }
}
