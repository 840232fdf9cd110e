// SPDX-License-Identifier: MIT
using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Generating;

/// <summary>The headers whose declarations are bound together with a header's own.</summary>
internal static class TraversedHeaders
{
    private const string Nothing = "none";

    // Asked for several times in a step, and a header may include a hundred others.
    private static readonly ConditionalWeakTable<BindRequest, IReadOnlyList<string>> Found = [];

    /// <summary>The header first. Without a word about it, those that it includes from its own folder or below.</summary>
    public static IReadOnlyList<string> Of(BindRequest request) => Found.GetValue(request, Find);

    private static IReadOnlyList<string> Find(BindRequest request)
    {
        if (request.Traverse.Contains(Nothing))
        {
            return [request.Header];
        }

        return request.Traverse.Count == 0 ? Own(request)
            : [.. request.Traverse.SelectMany(pattern => Match(request, pattern)).Prepend(request.Header).Distinct()];
    }

    /// <summary>What two headers of a project include is bound with the first of them, and a header that is bound by itself with
    /// no other.</summary>
    private static List<string> Own(BindRequest request)
    {
        var others = request.Headers.Where(header => header != request.Header).ToHashSet();
        foreach (var earlier in request.Headers.TakeWhile(header => header != request.Header).Where(File.Exists))
        {
            others.UnionWith(IncludedHeaders.Of(earlier, request.IncludeFolders));
        }

        return [.. IncludedHeaders.Of(request.Header, request.IncludeFolders).Where(header => header == request.Header || !others.Contains(header))];
    }

    /// <summary>Files by a path or pattern, which is relative to the header's folder or to one of the folders for
    /// includes.</summary>
    private static IEnumerable<string> Match(BindRequest request, string pattern)
    {
        var folders = request.IncludeFolders.Prepend(Path.GetDirectoryName(request.Header)!);
        if (!pattern.Contains('*', StringComparison.Ordinal))
        {
            return folders.Select(folder => Path.GetFullPath(Path.Combine(folder, pattern))).Where(File.Exists).Take(1);
        }

        return folders.SelectMany(folder => Matching(Path.GetFullPath(Path.Combine(folder, Path.GetDirectoryName(pattern)!)),
            Path.GetFileName(pattern)));
    }

    private static IEnumerable<string> Matching(string folder, string name)
    {
        var isDeep = Path.GetFileName(folder) == "**";
        var root = isDeep ? Path.GetDirectoryName(folder)! : folder;
        return Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*", isDeep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
                .Where(path => FileSystemName.MatchesSimpleExpression(name, Path.GetFileName(path))).Order(StringComparer.Ordinal)
            : [];
    }
}
