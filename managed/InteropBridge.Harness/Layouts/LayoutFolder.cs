// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Layouts;

/// <summary>The native libraries of an application, and copies of them in which the objects lie in another order.</summary>
internal sealed class LayoutFolder
{
    /// <summary>Environment variable with the only folder that libraries are loaded from.</summary>
    public const string Variable = "INTEROPBRIDGE_NATIVE_PATH";

    private readonly List<(string File, LinkCommand? Command)> _libraries = [];

    /// <param name="folders">Folders of the assemblies whose libraries are linked again.</param>
    /// <param name="others">Folders of libraries that are needed and stay as they are.</param>
    /// <exception cref="UsageException">None of the libraries can be linked again.</exception>
    public LayoutFolder(IReadOnlyList<string> folders, IReadOnlyList<string> others)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new UsageException("--layouts cannot read how Windows' linkers are called. Run it on Linux or macOS.");
        }

        foreach (var folder in folders)
        {
            Add(folder, new BuildFolders(folder).Find);
        }

        foreach (var folder in others)
        {
            Add(folder, _ => null);
        }

        if (!_libraries.Exists(IsOrdered))
        {
            throw new UsageException("--layouts links native libraries again, and found no build folder with a library of two objects or more "
                + $"for {(_libraries.Count == 0 ? "this assembly" : string.Join(", ", _libraries.Select(library => Path.GetFileName(library.File))))}. "
                + "Build the project on this machine, and keep its obj folder.");
        }
    }

    /// <summary>The libraries that are linked again.</summary>
    public IReadOnlyList<string> Relinked => [.. _libraries.Where(IsOrdered).Select(library => Path.GetFileName(library.File))];

    /// <summary>Writes one layout.</summary>
    /// <param name="target">The folder.</param>
    /// <param name="seed">Of the order; 0 for the order as it is.</param>
    /// <exception cref="UsageException">The linker fails.</exception>
    public void Write(string target, int seed)
    {
        Directory.CreateDirectory(target);
        foreach (var library in _libraries)
        {
            var file = Path.Combine(target, Path.GetFileName(library.File));
            if (IsOrdered(library) && seed > 0)
            {
                library.Command!.Reorder(seed, file).Run();
            }
            else
            {
                File.Copy(library.File, file);
            }
        }
    }

    private static string Runtime(string folder) => Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");

    private void Add(string folder, Func<string, LinkCommand?> find)
    {
        foreach (var file in Libraries(folder))
        {
            if (!_libraries.Exists(other => Path.GetFileName(other.File) == Path.GetFileName(file)))
            {
                _libraries.Add((file, find(file)));
            }
        }
    }

    private static bool IsOrdered((string File, LinkCommand? Command) library) => library.Command?.Objects.Count > 1;

    private static IEnumerable<string> Libraries(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.Exists(Runtime(folder)) ? Directory.EnumerateFiles(Runtime(folder)) : [])
        .Where(file => Path.GetExtension(file) is ".so" or ".dylib");
}
