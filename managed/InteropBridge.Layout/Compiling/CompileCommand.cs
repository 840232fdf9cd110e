// SPDX-License-Identifier: MIT
using System.Text.Json;

namespace InteropBridge.Layout.Compiling;

/// <summary>How the kernels are compiled: the compiler and the options that decide about layouts, as CMake exported
/// them.</summary>
/// <param name="Compiler">The program.</param>
/// <param name="Options">Its options, without source and output.</param>
internal sealed record CompileCommand(string Compiler, IReadOnlyList<string> Options)
{
    private static readonly string[] Places = ["cmake/compile_commands.json", "compile_commands.json"];

    /// <summary>What the build adds to the kernels.</summary>
    private static readonly string[] Own = [".signatures.c", ".table.c"];

    private static readonly string[] Compilers = ["cc", "gcc", "clang"];

    // With the compiler's name for them, and how many arguments follow.
    private static readonly Dictionary<string, int> Dropped = new()
    {
        ["-c"] = 0, ["-o"] = 1, ["-MD"] = 0, ["-MMD"] = 0, ["-MF"] = 1, ["-MT"] = 1, ["-MQ"] = 1,
    };

    /// <summary>Of the first C source of a native build; null if there is none.</summary>
    public static CompileCommand? Of(string folder)
    {
        var file = Places.Select(place => Path.Combine(folder, place)).FirstOrDefault(File.Exists);
        if (file is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            var source = entry.GetProperty("file").GetString()!;
            if (Path.GetExtension(source) == ".c" && !Own.Any(end => source.EndsWith(end, StringComparison.Ordinal)))
            {
                return Of(CommandLine.Split(entry.GetProperty("command").GetString()!), source);
            }
        }

        return null;
    }

    /// <summary>The machine's own, for libraries that are not compiled here; null if there is none.</summary>
    public static CompileCommand? OfMachine()
    {
        var chosen = CommandLine.Split(Environment.GetEnvironmentVariable("CC") ?? "");
        if (chosen.Count > 0)
        {
            return new CompileCommand(chosen[0], chosen.Skip(1).ToList());
        }

        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var found = Compilers
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name + suffix)))
            .FirstOrDefault(File.Exists);
        return found is null ? null : new CompileCommand(found, []);
    }

    public CompileCommand With(IEnumerable<string> options) => this with { Options = [.. Options, .. options] };

    private static CompileCommand Of(IReadOnlyList<string> words, string source)
    {
        var options = new List<string>();
        for (var i = 1; i < words.Count; i++)
        {
            if (Dropped.TryGetValue(words[i], out var arguments))
            {
                i += arguments;
            }
            else if (words[i] != source)
            {
                options.Add(words[i]);
            }
        }

        return new CompileCommand(words[0], options);
    }
}
