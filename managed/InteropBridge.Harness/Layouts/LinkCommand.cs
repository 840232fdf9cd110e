// SPDX-License-Identifier: MIT
using System.ComponentModel;
using System.Text;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Layouts;

/// <summary>The command that linked a library.</summary>
/// <param name="Folder">The folder it runs in.</param>
/// <param name="Words">The linker and its arguments.</param>
internal sealed record LinkCommand(string Folder, IReadOnlyList<string> Words)
{
    private const string Output = "-o";

    /// <summary>Reads it from a line for a shell, as CMake's generators write it; null if it links nothing.</summary>
    public static LinkCommand? Parse(string folder, string line)
    {
        // Ninja's begin with ": &&" and end with "&& :".
        string[] words = [.. Split(line).Where(word => word is not (":" or "&&"))];
        return Array.IndexOf(words, Output) is > 0 and var place && place + 1 < words.Length && words.Any(IsObject)
            ? new LinkCommand(folder, words) : null;
    }

    /// <summary>The library as it was linked.</summary>
    public string Library => Path.GetFullPath(Path.Combine(Folder, Words[Words.ToList().IndexOf(Output) + 1]));

    /// <summary>Its object files, in the order of the link.</summary>
    public IReadOnlyList<string> Objects => [.. Words.Where(IsObject)];

    /// <summary>The same with its objects in another order.</summary>
    /// <param name="seed">Of the order; 0 for the order as it is.</param>
    /// <param name="library">The file to write.</param>
    public LinkCommand Reorder(int seed, string library)
    {
        var objects = Objects.ToArray();
        if (seed > 0)
        {
            new Random(seed).Shuffle(objects);
        }

        var (words, next) = (new List<string>(), 0);
        foreach (var word in Words)
        {
            words.Add(words.Count > 0 && words[^1] == Output ? library : IsObject(word) ? objects[next++] : word);
        }

        return this with { Words = words };
    }

    /// <exception cref="UsageException">The linker fails, or cannot be started.</exception>
    public void Run()
    {
        try
        {
            var linker = ProgramOutput.Of(Folder, Words[0], Words.Skip(1));
            if (linker.ExitCode != 0)
            {
                throw new UsageException($"--layouts: {Path.GetFileName(Library)} cannot be linked again: "
                    + $"{(linker.Output + linker.Error).Trim().Split('\n')[0]}. Build the project again, and keep its build folder.");
            }
        }
        catch (Win32Exception missing)
        {
            throw new UsageException($"--layouts: {Words[0]}, which linked {Path.GetFileName(Library)}, cannot be started: {missing.Message}");
        }
    }

    private static bool IsObject(string word) => word.EndsWith(".o", StringComparison.Ordinal);

    private static IEnumerable<string> Split(string line)
    {
        var (word, isQuoted, hasWord) = (new StringBuilder(), false, false);
        for (var i = 0; i < line.Length; i++)
        {
            var isEscape = line[i] == '\\' && i + 1 < line.Length;
            if (line[i] == '"')
            {
                (isQuoted, hasWord) = (!isQuoted, true);
            }
            else if (char.IsWhiteSpace(line[i]) && !isQuoted)
            {
                if (hasWord)
                {
                    yield return word.ToString();
                }

                (_, hasWord) = (word.Clear(), false);
            }
            else
            {
                (_, hasWord) = (word.Append(isEscape ? line[++i] : line[i]), true);
            }
        }

        if (hasWord)
        {
            yield return word.ToString();
        }
    }
}
