// SPDX-License-Identifier: MIT
using System.Security.Cryptography;
using System.Text;

namespace InteropBridge.Layout.Reading;

/// <summary>The headers that bindings are of beside the one that they are named after, as the bindings list them.</summary>
internal static class BoundHeaders
{
    private const string Start = "// with ";
    private const string Hash = ", sha256 ";

    /// <summary>Comments for the head of bindings: the other headers, and the hashes of their texts, by which the build sees that one
    /// has changed.</summary>
    public static IEnumerable<string> Lines(string header, IEnumerable<string> others) => others.Select(other => Start
        + $"{Path.GetRelativePath(Path.GetDirectoryName(header)!, other).Replace('\\', '/')}{Hash}{HashOf(other)}");

    /// <summary>The header first; those that are not on this machine are passed over.</summary>
    public static IReadOnlyList<string> Of(string header, string bindings) =>
    [
        header, .. bindings.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('#'))
            .Where(line => line.StartsWith(Start, StringComparison.Ordinal)).Select(line => line[Start.Length..].Split(Hash)[0].Trim())
            .Select(name => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(header)!, name))).Where(File.Exists),
    ];

    /// <summary>As MSBuild computes it; line ends are the checkout's business.</summary>
    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(File.ReadAllText(path).Replace("\r", "", StringComparison.Ordinal))));

    /// <summary>The texts of the others.</summary>
    public static string Others(string header, string bindings) => string.Join('\n', Of(header, bindings).Skip(1).Select(File.ReadAllText));
}
