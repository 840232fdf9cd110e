// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace InteropBridge.Harness.Assemblies;

/// <summary>Finds native libraries of an assembly that were compiled without optimization, or with sanitizers. Libraries of
/// InteropBridge.Build say it themselves. Of others, gcc's debug information has the options.</summary>
internal static partial class NativeOptimization
{
    private const string Without = "without optimization";
    private static readonly byte[] Producer = "GNU C"u8.ToArray();

    /// <summary>A sentence without an end for each such library: <c>libblur.so was compiled without optimization (-O0)</c>.</summary>
    public static IEnumerable<string> Problems(Assembly assembly)
    {
        var built = KernelLibraries(assembly).ToList();
        foreach (var (name, details) in built)
        {
            if (OfBuild(details) is { } problem)
            {
                yield return $"the native library {name} was compiled {problem}";
            }
        }

        foreach (var file in Files(assembly).Where(file => !built.Exists(library =>
            library.Details.StartsWith(file, StringComparison.Ordinal) && OptionsOf(library.Details) is not null)))
        {
            if (OfReadable(file) is { } problem)
            {
                yield return $"the native library {Path.GetFileName(file)} was compiled {problem}";
            }
        }
    }

    /// <summary>Null also of a file that cannot be read, or is so large that reading it would cost more than it tells.</summary>
    private static string? OfReadable(string file)
    {
        const long mostBytes = 1 << 28;
        try
        {
            return new FileInfo(file).Length <= mostBytes ? OfFile(File.ReadAllBytes(file)) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="details">What a library of InteropBridge.Build says: <c>PATH; GNU 12.2.0 -O3 -DNDEBUG</c>.</param>
    /// <returns>How it was compiled; null if it was optimized, or nothing is known.</returns>
    internal static string? OfBuild(string details) => OptionsOf(details) is { } options ? OfOptions(options) : null;

    /// <param name="library">A library's bytes.</param>
    /// <returns>How a part of it was compiled; null if it was optimized, or has no debug information that says it.</returns>
    internal static string? OfFile(ReadOnlySpan<byte> library)
    {
        for (var rest = library; rest.IndexOf(Producer) is >= 0 and var at;)
        {
            rest = rest[at..];
            var end = rest.IndexOf((byte)0);
            var text = Encoding.ASCII.GetString(rest[..(end < 0 ? Producer.Length : end)]);
            if (ProducerPattern().IsMatch(text) && OfOptions(text) is { } problem)
            {
                return problem;
            }

            rest = rest[Producer.Length..];
        }

        return null;
    }

    private static string? OfOptions(string options)
    {
        var level = OptionPattern().Matches(options).LastOrDefault()?.Value ?? "";
        return options.Contains(" -fsanitize=", StringComparison.Ordinal) ? "with sanitizers"
            : level is "" ? Without : level is "-O0" or "-Og" ? $"{Without} ({level})" : null;
    }

    private static string? OptionsOf(string details) => BuildPattern().Match(details) is { Success: true } found ? found.Value : null;

    /// <summary>The class that InteropBridge.Build compiles into an assembly with kernels knows its libraries.</summary>
    private static IEnumerable<(string Name, string Details)> KernelLibraries(Assembly assembly)
    {
        var loader = assembly.GetType("InteropBridge.KernelLibraries");
        var names = loader?.GetField("Names", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null) as string[] ?? [];
        var details = loader?.GetMethod("Details", BindingFlags.Static | BindingFlags.Public, [typeof(string)]);
        return names.Select(name => (name, details?.Invoke(null, [name]) as string ?? ""));
    }

    /// <summary>ELF files beside the assembly, where its imports are found.</summary>
    private static IEnumerable<string> Files(Assembly assembly) => Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder
        ? new[] { folder, Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native") }
            .Where(Directory.Exists).SelectMany(place => Directory.EnumerateFiles(place, "*.so"))
        : [];

    /// <summary>Compiler, version and options at the end. The options of other compilers have other names.</summary>
    [GeneratedRegex("; (GNU|[A-Za-z]*Clang) [0-9][^;]*$")]
    private static partial Regex BuildPattern();

    [GeneratedRegex("^GNU C(\\+\\+)?[0-9]+ [0-9]+\\.[0-9]+")]
    private static partial Regex ProducerPattern();

    [GeneratedRegex("(?<= )-O[0-9a-z]*(?= |,|$)")]
    private static partial Regex OptionPattern();
}
