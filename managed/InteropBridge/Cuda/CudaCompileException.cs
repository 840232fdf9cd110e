// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using InteropBridge.Cuda.Compile;

namespace InteropBridge.Cuda;

/// <summary>CUDA source that does not compile. The message has the compiler's log and the lines that it names.</summary>
public sealed partial class CudaCompileException : Exception
{
    internal CudaCompileException(string sourceText, IReadOnlyList<string> options, string log)
        : base(Describe(sourceText, options, log)) => (SourceText, Options, Log) = (sourceText, options, log);

    /// <summary>The source.</summary>
    public string SourceText { get; }

    /// <summary>The compiler's options, including the architecture.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>The compiler's log, unchanged; lines are counted from 1.</summary>
    public string Log { get; }

    /// <summary>The lines of the source that the log names, from 1.</summary>
    public IReadOnlyList<int> Lines => NamedLines(Log);

    private static List<int> NamedLines(string log) =>
        [.. Place().Matches(log).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()];

    private static string Describe(string source, IReadOnlyList<string> options, string log)
    {
        var text = source.ReplaceLineEndings("\n").Split('\n');
        var lines = NamedLines(log).Where(line => line >= 1 && line <= text.Length)
            .Select(line => $"{line,5} | {text[line - 1]}");
        return string.Join(Environment.NewLine,
            lines.Prepend(log.Length == 0 ? "the CUDA source does not compile, and the compiler does not say why" : log)
                .Append($"Options: {string.Join(' ', options)}"));
    }

    [GeneratedRegex($@"{CudaSource.FileName}\((\d+)\)")]
    private static partial Regex Place();
}
