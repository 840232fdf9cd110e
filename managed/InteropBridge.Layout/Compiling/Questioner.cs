// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Layout.Native;

namespace InteropBridge.Layout.Compiling;

/// <summary>Puts questions to the C compiler.</summary>
internal sealed class Questioner(CompileCommand command, string header, string contracts)
{
    // Objects of link-time optimization hold no answers; what the header itself would be warned of is said elsewhere.
    private static readonly string[] Always = ["-w", "-fno-lto", "-fno-sanitize=all", "-c"];

    /// <summary>What the compiler said to a C file; null for the answers if it did not take it.</summary>
    /// <param name="text">Of the C file.</param>
    /// <param name="file">Where it is written; its object is put beside it.</param>
    public (Answers? Answers, string Output) Ask(string text, string file)
    {
        var objectFile = file + ".o";
        File.WriteAllText(file, text);
        File.Delete(objectFile);
        var output = Run([.. command.Options, "-I", Path.GetDirectoryName(Path.GetFullPath(header))!, "-I", contracts, .. Always,
            file, "-o", objectFile]);
        return (File.Exists(objectFile) ? new Answers(File.ReadAllBytes(objectFile)) : null, output);
    }

    private string Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(command.Compiler, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return output.Result + errors;
    }
}
