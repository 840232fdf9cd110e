// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Bench;
using InteropBridge.Tests.Build;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Documentation;

/// <summary>Every C and C# block of README.md and docs/ compiles, and one that prints is followed by what it prints.</summary>
[Collection(nameof(WholeConsole))]
public class DocumentBlockTests
{
    private static readonly string[] Known = ["", "c", "csharp", "sh", "xml", "mermaid"];

    public static TheoryData<string> Pages => [.. DocumentPage.All.Select(page => page.Name)];

    public static TheoryData<string, int> CSharp => Lines("csharp");

    public static TheoryData<string, int> C => Lines("c");

    [Theory]
    [MemberData(nameof(CSharp))]
    public void CSharp_compiles(string page, int line) => CSharpBlock.Compile(At(page, line)).Dispose();

    [Theory]
    [MemberData(nameof(C))]
    public void C_compiles(string page, int line) => CBlock.Compile(At(page, line), DocumentPage.Find(page));

    /// <summary>A block that is a file is run by the walk through its page.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void What_prints_is_followed_by_what_it_prints(string page)
    {
        var blocks = DocumentPage.Find(page).Blocks;
        foreach (var (block, next) in blocks.Zip(blocks.Skip(1).Append(null)).Where(pair => pair.First is { Language: "csharp", Prints: true }))
        {
            if (block.File is not null)
            {
                Assert.Contains(page, DocumentWalk.Pages);
                continue;
            }

            Assert.True(next is { Language: "" }, $"{block} prints and no block after it says what");
            Assert.Equal(next.Text, CSharpBlock.Run(block));
        }
    }

    [ToolFact("bash")]
    public void Shell_is_understood_by_bash() => Assert.All(DocumentPage.All.SelectMany(page => page.Blocks).Where(block => block.Language == "sh"), block =>
    {
        using var folder = new TemporaryFolder();
        var read = Command.Tool("bash", "-n", folder.Write("block.sh", block.Text));
        Assert.True(read.ExitCode == 0, $"{block}: {read}");
    });

    /// <summary>A fence with a word that is not known, or that this test does not recognise, would not be checked.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_fence_is_understood(string page)
    {
        var read = DocumentPage.Find(page);
        Assert.All(read.Blocks, block => Assert.Contains(block.Language, Known));
        Assert.Equal(read.Text.Split('\n').Count(line => line.TrimStart().StartsWith("```", StringComparison.Ordinal)), 2 * read.Blocks.Count);
    }

    [Fact]
    public void The_first_program_of_the_README_has_at_most_fifteen_lines() => Assert.InRange(
        DocumentPage.Find(DocumentWalk.Readme).Blocks.First(block => block.Language == "csharp").Text.TrimEnd().Split('\n').Length, 1, 15);

    private static TheoryData<string, int> Lines(string language)
    {
        var lines = new TheoryData<string, int>();
        foreach (var block in DocumentPage.All.SelectMany(page => page.Blocks).Where(block => block.Language == language))
        {
            lines.Add(block.Page, block.Line);
        }

        return lines;
    }

    private static DocumentBlock At(string page, int line) => DocumentPage.Find(page).Blocks.Single(block => block.Line == line);
}
