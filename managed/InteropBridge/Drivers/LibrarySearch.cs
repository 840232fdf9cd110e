// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Drivers;

/// <summary>Searches for an installed library under its possible names: on the system's search path, then in folders.</summary>
internal sealed class LibrarySearch
{
    private readonly List<string> _refusals = [];
    private readonly List<string> _tried = [];

    /// <summary>Why nothing was found: every place searched, and what was wrong with the files found there.</summary>
    public string Why => string.Join("; ", _refusals.Append($"tried {string.Join(", ", _tried)}"));

    /// <summary>The first library that loads and is accepted.</summary>
    /// <param name="names">File names to try on the system's search path.</param>
    /// <param name="patterns">File names to try in the folders; they may contain a <c>*</c>, and the highest version comes
    /// first.</param>
    /// <param name="folders">The folders; missing ones are skipped.</param>
    /// <param name="accept">Returns null to accept the library, or what is wrong with it.</param>
    /// <returns>Its handle and the name or path it was loaded by; a handle of 0 if there is none.</returns>
    public (nint Handle, string Path) Find(
        IEnumerable<string> names, IReadOnlyList<string> patterns, IEnumerable<string> folders, Func<nint, string?> accept)
    {
        foreach (var name in names)
        {
            _tried.Add($"{name} on the system's search path");
            if (Load(name, accept) is var handle and not 0)
            {
                return (handle, name);
            }
        }

        foreach (var folder in folders.Distinct().Where(Directory.Exists))
        {
            _tried.Add(folder);
            foreach (var file in patterns.SelectMany(pattern => Files(folder, pattern)))
            {
                if (Load(file, accept) is var handle and not 0)
                {
                    return (handle, file);
                }
            }
        }

        return (0, "");
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(folder, pattern).OrderByDescending(file => file.Length)
            .ThenByDescending(file => file, StringComparer.Ordinal);

    private nint Load(string file, Func<nint, string?> accept)
    {
        if (!NativeLibrary.TryLoad(file, out var handle))
        {
            if (Path.IsPathFullyQualified(file))
            {
                _refusals.Add($"{file} does not load (damaged, for another processor, or it lacks a library of its own)");
            }

            return 0;
        }

        if (accept(handle) is { } problem)
        {
            _refusals.Add($"{file} {problem}");
            NativeLibrary.Free(handle);
            return 0;
        }

        return handle;
    }
}
