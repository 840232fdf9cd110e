// SPDX-License-Identifier: MIT
using System.Text;
using System.Text.RegularExpressions;
using InteropBridge.Tests.Support;

namespace InteropBridge.Tests.Bindings;

/// <summary>What the header declares while bindings are generated, as the C compiler's preprocessor leaves it.</summary>
internal sealed partial class PreprocessedHeader
{
    public PreprocessedHeader(string header)
    {
        var result = CCompiler.Run("-std=c17", "-E", "-dD", "-DIB_BINDING", header);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"{header} does not preprocess: {result}");
        }

        var text = OwnText(result.Output, Path.GetDirectoryName(header)!);
        Constants = Constant().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        var code = Directive().Replace(text, "");
        Functions = [.. HeaderFunction.Split(code, ';').Select(HeaderFunction.Parse).OfType<HeaderFunction>()];
        LaidOutStructs = Struct().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
    }

    public IReadOnlyList<HeaderFunction> Functions { get; }

    /// <summary>Macros that are numbers.</summary>
    public IReadOnlySet<string> Constants { get; }

    public IReadOnlySet<string> LaidOutStructs { get; }

    /// <summary>Without what system headers contributed: line markers say where text is from.</summary>
    private static string OwnText(string output, string folder)
    {
        var own = new StringBuilder();
        var isOwn = false;
        foreach (var line in output.Split('\n'))
        {
            if (Marker().Match(line) is { Success: true } marker)
            {
                isOwn = Path.GetDirectoryName(marker.Groups[1].Value) == folder;
            }
            else if (isOwn)
            {
                own.Append(line).Append('\n');
            }
        }

        return own.ToString();
    }

    [GeneratedRegex("^# \\d+ \"([^\"]*)\"")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^#define (\w+) \(?[-+]?[0-9]", RegexOptions.Multiline)]
    private static partial Regex Constant();

    [GeneratedRegex("^#.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\bstruct\s+(\w+)\s*\{")]
    private static partial Regex Struct();
}
