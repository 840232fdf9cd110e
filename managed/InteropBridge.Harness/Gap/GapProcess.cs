// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Text.Json;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Harness.Watch;

namespace InteropBridge.Harness.Gap;

/// <summary>A part of the measuring in a process of its own: another <c>gap</c>, whose result file is read.</summary>
internal static class GapProcess
{
    /// <summary>The file of its result.</summary>
    public static string ResultOf(string output) => Path.Combine(output, "latest.json");

    /// <param name="options">What it measures, and the folder of its result.</param>
    /// <param name="environment">Environment variables for it.</param>
    /// <param name="program">A program that is such a <c>gap</c>; null for this one.</param>
    /// <returns>Its result, null if it died without one, and its exit code.</returns>
    /// <exception cref="UsageException">It could not be started, or refused the options.</exception>
    public static (ResultFile? Result, int ExitCode) Run(
        GapOptions options, IReadOnlyDictionary<string, string> environment, string? program = null)
    {
        var start = program is null ? OwnProgram.With(GapArguments.Of(options)) : new ProcessStartInfo(program, GapArguments.Of(options));
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment.Remove(Journal.Variable); // it has a process of its own that watches it
        using var child = Process.Start(start) ?? throw new UsageException("A process for measuring could not be started.");
        child.OutputDataReceived += (_, _) => { };
        child.BeginOutputReadLine();
        var error = child.StandardError.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode == ExitCode.Usage)
        {
            throw new UsageException(error.Trim());
        }

        var file = ResultOf(options.Output!);
        return (File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), ResultJson.Default.ResultFile) : null, child.ExitCode);
    }
}
