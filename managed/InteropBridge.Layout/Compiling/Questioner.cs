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
        var output = Run([.. command.Options, .. Folders, .. Always,
            .. options, file, "-o", objectFile]);
        return (File.Exists(objectFile) ? new Answers(File.ReadAllBytes(objectFile)) : null, output);
    }

    /// <summary>C text as assembly code; empty if the compiler does not take it.</summary>
    public string Assemble(string text, string file)
    {
        File.WriteAllText(file, text);
        var assembly = Path.ChangeExtension(file, ".s");
        File.Delete(assembly);
        Run([.. command.Options, .. Folders, .. Always.Where(option => option != "-c"), "-S", file, "-o", assembly]);
        return File.Exists(assembly) ? File.ReadAllText(assembly) : "";
    }

    /// <summary>The header after the preprocessor; empty if it fails.</summary>
    public string Preprocess()
    {
        var text = Run(["-E", .. command.Options, .. Folders, "-w", header],
            out var failed);
        return failed ? "" : text;
    }

    /// <summary>C text after the preprocessor, with the macros that are defined; empty if it fails, for the reason beside it.</summary>
    /// <param name="text">Of the C file.</param>
    /// <param name="file">Where it is written.</param>
    public (string Text, string Said) PreprocessWithMacros(string text, string file)
    {
        File.WriteAllText(file, text);
        var found = Run(["-E", "-dD", .. command.Options, .. Folders, "-w", file], out var failed);
        return failed ? ("", string.Join(' ', found.Split('\n').Where(line => line.Contains("error:", StringComparison.Ordinal)))) : (found, "");
    }

    /// <summary>Compiles a C file with its warnings, which stand at the line where a macro is used.</summary>
    /// <returns>Whether it compiles, and what the compiler said.</returns>
    public (bool Fits, string Said) Compile(string file, IReadOnlyList<string> options)
    {
        var found = Compile(file, [GccPlaces, .. options], out var failed);
        if (found.Contains(GccPlaces, StringComparison.Ordinal))
        {
            found = Compile(file, options, out failed);
        }

        return (!failed, found);
    }

    private string Compile(string file, IEnumerable<string> options, out bool failed) =>
        Run([.. command.Options, .. Folders, "-fno-lto", .. options, "-c", file, "-o", file + ".o"], out failed);

    private string[] Folders => ["-I", Path.GetDirectoryName(Path.GetFullPath(header))!, "-I", contracts];

    private string Run(IEnumerable<string> arguments) => Run(arguments, out _);

    private string Run(IEnumerable<string> arguments, out bool failed)
    {
        var start = new ProcessStartInfo(command.Compiler, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C"; // what it says is read
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        failed = process.ExitCode != 0;
        return output.Result + errors;
    }
}
