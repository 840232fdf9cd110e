// SPDX-License-Identifier: MIT
using System.ComponentModel;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Layouts;

/// <summary>Finds the command that linked a library in what CMake left behind: link.txt of its Makefiles, build.ninja of Ninja.</summary>
/// <param name="start">A folder of the application; build folders are looked for in obj and native of it and of those above.</param>
internal sealed class BuildFolders(string start)
{
    private const int MostLevels = 7;
    private readonly List<string> _files = [.. Files(start)];

    /// <returns>The command; null if there is none whose output is that very file.</returns>
    public LinkCommand? Find(string library) => _files
        .Select(file => Path.GetFileName(file) == "link.txt" ? FromMakefiles(file) : FromNinja(file, Path.GetFileName(library)))
        .OfType<LinkCommand>().FirstOrDefault(command => Path.GetFileName(command.Library) == Path.GetFileName(library)
            && File.Exists(command.Library) && File.ReadAllBytes(command.Library).AsSpan().SequenceEqual(File.ReadAllBytes(library)));

    private static IEnumerable<string> Files(string start)
    {
        var folder = new DirectoryInfo(start);
        for (var level = 0; level < MostLevels && folder is not null; level++, folder = folder.Parent)
        {
            foreach (var below in (string[])[Path.Combine(folder.FullName, "obj"), Path.Combine(folder.FullName, "native")])
            {
                var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 9, IgnoreInaccessible = true };
                foreach (var file in Directory.Exists(below) ? Directory.EnumerateFiles(below, "*", options) : [])
                {
                    if (Path.GetFileName(file) is "link.txt" or "build.ninja")
                    {
                        yield return file;
                    }
                }
            }
        }
    }

    /// <summary>It lies in CMakeFiles/NAME.dir, and runs in the folder of CMakeFiles.</summary>
    private static LinkCommand? FromMakefiles(string file) => LinkCommand.Parse(
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..")), File.ReadLines(file).FirstOrDefault() ?? "");

    private static LinkCommand? FromNinja(string file, string library)
    {
        var folder = Path.GetDirectoryName(file)!;
        var target = File.ReadLines(file).Where(line => line.StartsWith("build ", StringComparison.Ordinal))
            .Select(line => line["build ".Length..].Split(':')[0].Split(' ')[0])
            .FirstOrDefault(output => Path.GetFileName(output) == library);
        return target is null ? null : LinkCommand.Parse(folder, Commands(folder, target));
    }

    private static string Commands(string folder, string target)
    {
        try
        {
            return ProgramOutput.Of(folder, "ninja", "-t", "commands", "-s", target).Output.Trim().Split('\n')[^1];
        }
        catch (Win32Exception)
        {
            return ""; // as if there were no command
        }
    }
}
