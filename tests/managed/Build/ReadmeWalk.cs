// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>Does what README's "Your own kernel in five minutes" says, to the letter: <c>sh</c> blocks are run, blocks below a
/// file's name are written to that file, others are only shown.</summary>
public sealed class ReadmeWalk : IDisposable
{
    private const string Section = "## Your own kernel in five minutes";
    private const string Generating = "### A kernel of your own";

    private readonly PackageFeed _feed;
    private readonly TemporaryFolder _folder;
    private string _current;

    public ReadmeWalk(PackageFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        _feed = feed;
        _folder = feed.CreateFolder();
        _current = _folder.Path;
        var parts = Text().Split(Generating);
        Assert.Equal(2, parts.Length);
        Made = Follow(parts[0], "");
        Rest = parts[1];
    }

    /// <summary>What the commands before the first of ClangSharp printed.</summary>
    public string Made { get; }

    private string Rest { get; }

    /// <summary>What the commands printed that need ClangSharp.</summary>
    /// <param name="clangSharp">The tool.</param>
    public string Generate(string clangSharp) => Follow(Rest, clangSharp);

    public void Dispose() => _folder.Dispose();

    private static string Text()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var start = readme.IndexOf(Section, StringComparison.Ordinal);
        return readme[start..readme.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
    }

    private string Follow(string text, string clangSharp)
    {
        var output = "";
        foreach (Match block in Regex.Matches(text, @"(`(?<file>[^`\n]+)`:\n)?```(?<language>\w*)\n(?<body>.*?)```", RegexOptions.Singleline))
        {
            var body = block.Groups["body"].Value;
            if (block.Groups["file"].Success)
            {
                File.WriteAllText(Path.Combine(_current, block.Groups["file"].Value), body);
            }
            else if (block.Groups["language"].Value == "sh")
            {
                foreach (var line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    output += Run(line.Split(' '), clangSharp);
                }
            }
        }

        return output;
    }

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
