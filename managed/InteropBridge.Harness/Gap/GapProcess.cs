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
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>The file of its result.</summary>
    public static string ResultOf(string output) => Path.Combine(output, "latest.json");

    /// <param name="options">What it measures, and the folder of its result.</param>
    /// <param name="environment">Environment variables for it.</param>
    /// <param name="progress">Says whether to end it.</param>
    /// <param name="show">Receives how far it is.</param>
    /// <param name="program">A program that is such a <c>gap</c>; null for this one.</param>
    /// <returns>Its result, null if it died without one, and its exit code.</returns>
    /// <exception cref="UsageException">It could not be started, or refused the options.</exception>
    public static (ResultFile? Result, int ExitCode) Run(
        GapOptions options, IReadOnlyDictionary<string, string> environment, GapProgress progress, Action<PartProgress> show,
        string? program = null)
    {
        var start = program is null ? OwnProgram.With(GapArguments.Of(options)) : new ProcessStartInfo(program, GapArguments.Of(options));
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[Part.Variable] = "1";
        start.Environment.Remove(Journal.Variable); // it has a process of its own that watches it
        using var child = Process.Start(start) ?? throw new UsageException("A process for measuring could not be started.");
        child.OutputDataReceived += (_, line) =>
        {
            if (Part.Read(line.Data) is { } part)
            {
                show(part);
            }
        };
        child.BeginOutputReadLine();
        var error = child.StandardError.ReadToEndAsync();
        while (!child.WaitForExit(Look) && !progress.IsInterrupted)
        {
        }

        Interrupt(child);
        child.WaitForExit();
        if (child.ExitCode == ExitCode.Usage)
        {
            throw new UsageException(error.Result.Trim());
        }

        var file = ResultOf(options.Output!);
        return (File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), ResultJson.Default.ResultFile) : null, child.ExitCode);
    }

    /// <summary>It may not be of the terminal that Ctrl-C came from.</summary>
    private static void Interrupt(Process child)
    {
        try
        {
            child.StandardInput.WriteLine(Part.Interrupt);
            child.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended.
        }
    }
}
