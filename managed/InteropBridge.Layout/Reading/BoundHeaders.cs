// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Reading;

/// <summary>The headers that bindings are of beside the one that they are named after, as the bindings list them.</summary>
internal static class BoundHeaders
{
    private const string Start = "// with ";

    /// <summary>Comments for the head of bindings.</summary>
    public static IEnumerable<string> Lines(string header, IEnumerable<string> others) =>
        others.Select(other => Start + Path.GetRelativePath(Path.GetDirectoryName(header)!, other).Replace('\\', '/'));

    /// <summary>The header first; those that are not on this machine are passed over.</summary>
    public static IReadOnlyList<string> Of(string header, string bindings) =>
    [
        header, .. bindings.Split('\n').TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('#'))
            .Where(line => line.StartsWith(Start, StringComparison.Ordinal))
            .Select(line => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(header)!, line[Start.Length..].Trim()))).Where(File.Exists),
    ];

    /// <summary>The texts of the others.</summary>
    public static string Others(string header, string bindings) => string.Join('\n', Of(header, bindings).Skip(1).Select(File.ReadAllText));
}
