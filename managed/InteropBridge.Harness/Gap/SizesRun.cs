// SPDX-License-Identifier: MIT
using System.Text.Json;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Report;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Watch;
using Spectre.Console;

namespace InteropBridge.Harness.Gap;

/// <summary>Measures every size that a run has, one after the other, and says what came of each. A size that was finished before a
/// row ended the process is not measured again.</summary>
/// <param name="steps">The options and rows of each size.</param>
/// <param name="console">Where progress is shown.</param>
internal sealed class SizesRun(IReadOnlyList<(GapOptions Options, Plan Plan)> steps, IAnsiConsole console)
{
    /// <summary>Whether it was asked to stop.</summary>
    public bool IsInterrupted { get; private set; }

    public ResultFile Run()
    {
        var parts = new List<ResultFile>();
        for (var index = 0; index < steps.Count && !IsInterrupted; index++)
        {
            parts.Add(Finished(index) ?? Measure(index));
            Say(index, parts[^1]);
        }

        return Sweep.Merge(parts);
    }

    private ResultFile Measure(int index)
    {
        var (options, plan) = steps[index];
        if (steps.Count > 1)
        {
            console.WriteLine($"Size {index + 1} of {steps.Count}, at most {(options.Limits.Time + options.TimeAfter).TotalSeconds:0} s left: "
                + string.Join("; ", plan.Rows.Select(row => Workload.Text(row.Arguments.Sizes)).Distinct()));
        }

        // Freed before the next one, which then has the memory to itself.
        using var session = new GapSession(options, plan.Rows);
        var result = session.Measure(console);
        IsInterrupted = session.IsInterrupted;
        if (Place(index) is { } file && !IsInterrupted)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(result, ResultJson.Default.ResultFile));
        }

        return result;
    }

    private static ResultFile? Finished(int index) => Place(index) is { } file && File.Exists(file)
        ? JsonSerializer.Deserialize(File.ReadAllText(file), ResultJson.Default.ResultFile) : null;

    private static string? Place(int index) => Journal.FileOf($"size-{index}.json");

    private void Say(int index, ResultFile result)
    {
        foreach (var workload in steps.Count > 1 ? Workload.Of(result).Where(workload => workload.Measured.Count > 0) : [])
        {
            var fastest = workload.Measured.MinBy(row => row.MedianSeconds)!;
            console.WriteLine(workload.Answer is { } answer && (answer.Gap is not null || answer.CallSeconds is not null)
                ? AnswerText.Of(answer with { Sizes = workload.Sizes }).First()
                : $"{workload.Kernel} {workload.Type} at {Workload.Text(workload.Sizes)}: {fastest.Variant} is the fastest form, "
                    + $"{Figures.Seconds(fastest.MedianSeconds)}.");
        }

        if (index < steps.Count - 1)
        {
            console.WriteLine();
        }
    }
}
