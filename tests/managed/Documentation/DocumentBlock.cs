// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Documentation;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page, relative to the repository's root.</param>
/// <param name="Line">The line of its opening fence.</param>
/// <param name="Language">The word after the fence; empty for output and commands that are only shown.</param>
/// <param name="File">The file that it is, as the line before the block names it; null if none is named.</param>
/// <param name="Frame">The name of what it is a fragment of, from the comment before it; null for a whole file.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record DocumentBlock(string Page, int Line, string Language, string? File, string? Frame, string Text)
{
    public bool Prints => Text.Contains("Console.Write", StringComparison.Ordinal);

    public override string ToString() => $"{Page}:{Line}";
}
