// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Documentation;

/// <summary>A C block, checked by the C compiler with the repository's headers and the files that its page names.</summary>
internal static class CBlock
{
    public static void Compile(DocumentBlock block, DocumentPage page)
    {
        using var folder = new TemporaryFolder();
        foreach (var named in page.Blocks.Where(named => named.File is not null))
        {
            folder.Write(named.File!, named.Text);
        }

        var source = folder.Write(block.File ?? "block.c", Frames.Fill(block));
        var compiled = CCompiler.Run("-fsyntax-only", "-std=c11", "-Wall", "-Wextra", "-Werror",
            "-I", Repository.File("native"), "-I", Repository.File("cuda"), "-x", "c", source);
        Assert.True(compiled.ExitCode == 0, $"{block} does not compile: {compiled}");
    }
}
