// SPDX-License-Identifier: MIT
namespace InteropBridge.Layout.Reading;

/// <summary>Of a compiler's options, those that decide what a header says.</summary>
internal static class HeaderOptions
{
    /// <summary>With a value, in the same word or the next one.</summary>
    private static readonly string[] Valued = ["-include", "-imacros", "-isystem", "-iquote", "-idirafter", "-D", "-U", "-I"];

    private static readonly string[] Alone =
        ["-std=", "-funsigned-char", "-fsigned-char", "-fshort-enums", "-fno-short-enums", "-fshort-wchar", "-fpack-struct", "-fms-extensions", "-ansi"];

    /// <summary>ClangSharp's short options; all that begin with two dashes are its own, too.</summary>
    private static readonly HashSet<string> OfGenerator =
    [
        "-a", "-c", "-g", "-lg", "-D", "-e", "-f", "-F", "-hf", "-i", "-I", "-x", "-l", "-m", "-n", "-om", "-o", "-p", "-tp", "-r", "-rt", "-rf", "-rd",
        "-std", "-to", "-t", "-v", "-was", "-wa", "-wb", "-wcc", "-wc", "-wcond", "-wcfv", "-wems", "-wem", "-wg", "-wl", "-wlb", "-wmi", "-wn", "-wp",
    ];

    /// <returns>Each in one word, in their order.</returns>
    public static IEnumerable<string> Of(IEnumerable<string> words)
    {
        string? open = null;
        foreach (var word in words)
        {
            if (open is not null)
            {
                yield return open + word;
                open = null;
            }
            else if (Valued.Contains(word))
            {
                open = word;
            }
            else if (Valued.Concat(Alone).Any(start => word.StartsWith(start, StringComparison.Ordinal)))
            {
                yield return word;
            }
        }
    }

    /// <summary>The same of what ClangSharp is told to pass on (<c>--additional</c>), and of its own options for macros, folders and
    /// the standard.</summary>
    /// <param name="words">ClangSharp's options, as its response files have them.</param>
    public static IEnumerable<string> OfClangSharp(IEnumerable<string> words) => Of(Passed(words));

    private static IEnumerable<string> Passed(IEnumerable<string> words)
    {
        string? option = null;
        foreach (var word in words)
        {
            var pair = word.Split('=', 2);
            var isOption = OfGenerator.Contains(pair[0]) || word.StartsWith("--", StringComparison.Ordinal);
            option = isOption ? pair[0] : option;
            if ((isOption ? pair.ElementAtOrDefault(1) : word) is { } value && Start(option) is { } start)
            {
                yield return start + value;
            }
        }
    }

    private static string? Start(string? option) => option switch
    {
        "--additional" or "-a" => "",
        "--define-macro" or "-D" => "-D",
        "--include-directory" or "-I" => "-I",
        "--std" or "-std" => "-std=",
        _ => null,
    };
}
