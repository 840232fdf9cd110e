// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Layout.Native;
using InteropBridge.Layout.Reading;

namespace InteropBridge.Layout.Compiling;

/// <summary>Puts questions to the C compiler.</summary>
internal sealed class Questioner(CompileCommand command, string header, string contracts)
{
    // Objects of link-time optimization hold no answers; what the header itself would be warned of is said elsewhere.
    private static readonly string[] Always = ["-w", "-fno-lto", "-fno-sanitize=all", "-c"];

    /// <summary>For a header that is to be bound; null where there is no compiler.</summary>
    public static Questioner? For(BindRequest request) => CompileCommand.OfMachine() is not { } command ? null
        : new Questioner(command.With(["-DIB_BINDING", .. request.CompilerOptions]), request.Header, request.Contracts);

    // Clang does so by itself, and knows no such option.
    private const string GccPlaces = "-ftrack-macro-expansion=0";

    /// <summary>What the compiler said to a C file; null for the answers if it did not take it.</summary>
    /// <param name="text">Of the C file.</param>
    /// <param name="file">Where it is written; its object is put beside it.</param>
    public (Answers? Answers, string Output) Ask(string text, string file) => Ask(text, file, []);

    /// <summary>The same, with every error, at the line where a macro is used and not where it is defined.</summary>
    public (Answers? Answers, string Output) AskForErrors(string text, string file)
    {
        var found = Ask(text, file, [GccPlaces]);
        return found.Output.Contains(GccPlaces, StringComparison.Ordinal) ? Ask(text, file, ["-ferror-limit=0"]) : found;
    }

    private (Answers? Answers, string Output) Ask(string text, string file, IEnumerable<string> options)
    {
        var objectFile = file + ".o";
        File.WriteAllText(file, text);
        File.Delete(objectFile);
        var output = Run([.. command.Options, "-I", Path.GetDirectoryName(Path.GetFullPath(header))!, "-I", contracts, .. Always,
            .. options, file, "-o", objectFile]);
        return (File.Exists(objectFile) ? new Answers(File.ReadAllBytes(objectFile)) : null, output);
    }

    /// <summary>The header after the preprocessor; empty if it fails.</summary>
    public string Preprocess()
    {
        var text = Run(["-E", .. command.Options, "-I", Path.GetDirectoryName(Path.GetFullPath(header))!, "-I", contracts, "-w", header],
            out var failed);
        return failed ? "" : text;
    }

    private string Run(IEnumerable<string> arguments) => Run(arguments, out _);

    private string Run(IEnumerable<string> arguments, out bool failed)
    {
        var start = new ProcessStartInfo(command.Compiler, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        failed = process.ExitCode != 0;
        return output.Result + errors;
    }
}
