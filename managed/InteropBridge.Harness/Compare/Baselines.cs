// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Compare;

/// <summary>Results that were saved by name, to compare later ones with.</summary>
internal static class Baselines
{
    /// <summary>The file of a name.</summary>
    /// <param name="folder">The folder of the results.</param>
    /// <param name="name">Letters, digits, hyphens, underscores and points.</param>
    /// <exception cref="UsageException">The name has other characters.</exception>
    public static string FileOf(string folder, string name) =>
        name.Length > 0 && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? Path.Combine(folder, "baselines", $"{name}.json")
            : throw new UsageException($"A baseline cannot be called \"{name}\", because its name becomes that of a file. Use letters, "
                + "digits, hyphens, underscores and points.");

    /// <summary>The file of a name that was saved.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string folder, string name)
    {
        var file = FileOf(folder, name);
        if (File.Exists(file))
        {
            return file;
        }

        var place = Path.GetDirectoryName(file)!;
        string[] names = Directory.Exists(place) ? [.. Directory.GetFiles(place, "*.json").Select(Path.GetFileNameWithoutExtension).Order()!]
            : [];
        throw new UsageException($"There is no baseline \"{name}\" in {place}.{DidYouMean.Ask(name, names)} "
            + (names.Length > 0 ? $"There are: {string.Join(", ", names)}." : $"Save one with `interopbridge gap --save-baseline {name}`."));
    }

    /// <summary>Keeps a result under a name, instead of an earlier one.</summary>
    /// <param name="json">The result's file.</param>
    /// <param name="folder">The folder of the results.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Save(string json, string folder, string name)
    {
        var file = FileOf(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(json, file, overwrite: true);
    }
}
