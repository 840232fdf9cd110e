// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>Source that was given at run time does not compile, whatever its language.</summary>
public abstract class KernelCompileException : Exception
{
    private protected KernelCompileException(
        string language, string sourceText, IReadOnlyList<string> options, string log, IReadOnlyList<int> lines)
        : base(Describe(language, sourceText, options, log, lines)) =>
        (SourceText, Options, Log, Lines) = (sourceText, options, log, lines);

    /// <summary>The source.</summary>
    public string SourceText { get; }

    /// <summary>The compiler's options.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>The compiler's log, unchanged; lines are counted from 1.</summary>
    public string Log { get; }

    /// <summary>The lines of the source that the log names, from 1.</summary>
    public IReadOnlyList<int> Lines { get; }

    private static string Describe(
        string language, string source, IReadOnlyList<string> options, string log, IReadOnlyList<int> named)
    {
        var text = source.ReplaceLineEndings("\n").Split('\n');
        var lines = named.Where(line => line >= 1 && line <= text.Length).Select(line => $"{line,5} | {text[line - 1]}");
        return string.Join(Environment.NewLine,
            lines.Prepend(log.Length == 0 ? $"the {language} source does not compile, and the compiler does not say why" : log)
                .Append($"Options: {string.Join(' ', options)}"));
    }
}
