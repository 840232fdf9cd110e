// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Build;

/// <summary>The walk through docs/first-kernel.md, whose first half its tests share.</summary>
public sealed class FirstKernelWalk(PackageFeed feed) : IDisposable
{
    private readonly DocumentWalk _walk = new(feed, DocumentWalk.FirstKernel);
    private string? _made;

    /// <summary>What the commands before the first of ClangSharp printed.</summary>
    public string Made => _made ??= _walk.Follow("kernels/dot.h");

    /// <summary>What the commands printed that need ClangSharp.</summary>
    /// <param name="clangSharp">The tool.</param>
    public string Generate(string clangSharp) => Made is null ? "" : _walk.Follow(clangSharp: clangSharp);

    public void Dispose() => _walk.Dispose();
}
