// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;

namespace InteropBridge.Layout.Generating;

/// <summary>Finds the headers that belong to a header: those that it includes from its own folder or below, directly or through
/// one another. Conditions are not evaluated: a file that is never included is never bound either.</summary>
internal sealed partial class IncludedHeaders
{
    /// <summary>Headers of C itself, which some libraries include in quotes.</summary>
    private static readonly HashSet<string> Standard =
    [
        "assert.h", "complex.h", "ctype.h", "errno.h", "fenv.h", "float.h", "inttypes.h", "iso646.h", "limits.h", "locale.h",
        "math.h", "setjmp.h", "signal.h", "stdalign.h", "stdarg.h", "stdatomic.h", "stdbool.h", "stddef.h", "stdint.h",
        "stdio.h", "stdlib.h", "stdnoreturn.h", "string.h", "tgmath.h", "threads.h", "time.h", "uchar.h", "wchar.h",
        "wctype.h", "unistd.h",
    ];

    private readonly string _root;
    private readonly bool _isShared;
    private readonly IReadOnlyList<string> _folders;
    private readonly HashSet<string> _ownFolders;

    private IncludedHeaders(string header, IReadOnlyList<string> folders)
    {
        _root = Path.GetDirectoryName(header)!;
        _isShared = SharedFolder().IsMatch(_root.Replace('\\', '/'));
        _ownFolders = new(StringComparer.OrdinalIgnoreCase) { Path.GetFileNameWithoutExtension(header) };
        _folders = folders;
    }

    /// <param name="header">The header's full path.</param>
    /// <param name="folders">Where else included files are looked for.</param>
    /// <returns>The header and those that belong to it, in the order in which they are found.</returns>
    public static IReadOnlyList<string> Of(string header, IReadOnlyList<string> folders)
    {
        var search = new IncludedHeaders(header, folders);
        var found = new List<string> { header };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(search.IncludedBy(found[i]).Where(path => !found.Contains(path)).Distinct().ToList());
        }

        return found;
    }

    private IEnumerable<string> IncludedBy(string file)
    {
        foreach (Match match in Include().Matches(File.ReadAllText(file)))
        {
            var name = match.Groups["name"].Value;
            var isQuoted = match.Groups["open"].Value == "\"";
            if (Find(file, name, isQuoted) is { } path && IsOwn(path, name, isQuoted))
            {
                if (name.Contains('/', StringComparison.Ordinal))
                {
                    _ownFolders.Add(name.Split('/')[0]);
                }

                yield return path;
            }
        }
    }

    private string? Find(string file, string name, bool isQuoted)
    {
        // <gsl/gsl_types.h> is found from a folder above the header's.
        var above = Above(_root);
        string[] beside = isQuoted ? [Path.GetDirectoryName(file)!] : [];
        return beside.Concat(_folders).Concat(above)
            .Select(folder => Path.GetFullPath(Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Above(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    /// <summary>A folder such as /usr/include has the headers of everybody; there a header's own are those that it includes in
    /// quotes, and those of a folder of its name.</summary>
    private bool IsOwn(string path, string name, bool isQuoted) =>
        path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        && (!_isShared || !Standard.Contains(name) && (isQuoted || name.Contains('/', StringComparison.Ordinal) && _ownFolders.Contains(name.Split('/')[0])));

    [GeneratedRegex(@"^[ \t]*\#[ \t]*include[ \t]*(?<open>[""<])(?<name>[^"">\r\n]+)["">]", RegexOptions.Multiline)]
    private static partial Regex Include();

    [GeneratedRegex(@"/(usr|usr/local|opt/homebrew)/include(/[^/]+-linux-[^/]+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex SharedFolder();
}
