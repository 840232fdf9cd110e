// SPDX-License-Identifier: MIT
namespace InteropBridge.Tests.Support;

/// <summary>The machine's C compiler: $CC, or else the first of clang, gcc and cc on the PATH.</summary>
internal static class CCompiler
{
    private static readonly Lazy<string[]> Found = new(Find);

    public static Command Run(params string[] arguments) => Command.Tool(Found.Value[0], [.. Found.Value[1..], .. arguments]);

    /// <summary>Compiles a source text to a shared library.</summary>
    public static string SharedLibrary(TemporaryFolder folder, string file, string source)
    {
        var library = folder.File(file);
        var result = Run("-shared", "-fPIC", "-o", library, folder.Write($"{file}.c", source));
        return result.ExitCode == 0 ? library
            : throw new InvalidOperationException($"the test library does not compile: {result}");
    }

    private static string[] Find()
    {
        if (Environment.GetEnvironmentVariable("CC") is { Length: > 0 } chosen)
        {
            return chosen.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] names = ["clang", .. Enumerable.Range(16, 15).Reverse().Select(version => $"clang-{version}"), "gcc", "cc"];
        var found = names.FirstOrDefault(name => folders.Any(folder => File.Exists(Path.Combine(folder, name))));
        return found is not null ? [found] : throw new InvalidOperationException(
            "the tests need a C compiler: clang, gcc or cc on the PATH, or CC set to one");
    }
}
