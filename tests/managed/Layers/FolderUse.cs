// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Layers;

/// <summary>An arrow between two folders of a project, with one place that makes it.</summary>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="File">A file that uses, with its line.</param>
/// <param name="Type">The type that it uses there.</param>
internal sealed record FolderUse(string From, string To, string File, string Type)
{
    public override string ToString() => $"{From} -> {To} ({File} uses {Type})";
}
