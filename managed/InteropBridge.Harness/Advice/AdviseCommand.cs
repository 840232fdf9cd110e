// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Advice;

/// <summary>The command <c>gap advise</c>: says which step pays most next, from the factors of a result.</summary>
internal static class AdviseCommand
{
    public const string NoSteps = "No advice: no variant in this result declares a step. Say in the table what a variant differs in, such as "
        + "[Variant(..., DiffersFrom = \"managed-loop\", Differs = \"language\")], and run gap again.";

    /// <param name="defaultFolder">Where results are if nothing else is said.</param>
    public static Command Create(Func<string> defaultFolder)
    {
        var file = new Argument<string?>("file")
        {
            Description = "A JSON file that gap has written (default: latest.json).",
            DefaultValueFactory = _ => null,
        };
        var from = new Option<string?>("--from")
        {
            Description = "The variant that you have now (default: the plainest form).",
            HelpName = "variant",
        };
        var output = new Option<string?>("--output")
        {
            Description = "Folder of the result files (default: artifacts/results).",
            HelpName = "folder",
        };
        var command = new Command("advise", "Says which step pays most next, such as vectors, C or threads, from what was measured. "
            + "The tables declare the steps. To measure first: gap --advise.") { file, from, output };
        command.SetAction(parsed =>
        {
            var streams = parsed.InvocationConfiguration;
            try
            {
                var path = parsed.GetValue(file) ?? Latest(parsed.GetValue(output) ?? defaultFolder());
                Write(path, parsed.GetValue(from), streams.Output);
                return ExitCode.Success;
            }
            catch (UsageException problem)
            {
                streams.Error.WriteLine(problem.Message);
                return ExitCode.Usage;
            }
        });
        return command;
    }

    /// <param name="result">A result.</param>
    /// <param name="from">The variant to start from; null for the plainest form.</param>
    /// <returns>The advice; empty if no table in the result declares a step.</returns>
    /// <exception cref="UsageException">The variant has no time in the result.</exception>
    public static IEnumerable<string> Lines(ResultFile result, string? from)
    {
        var workloads = result.Rows.GroupBy(row => (row.Kernel, row.Type, Workload.Text(row.Sizes)))
            .Where(rows => rows.Any(row => row.Steps.Count > 0)).ToList();
        if (from is not null)
        {
            string[] known = [.. workloads.SelectMany(rows => rows.Where(HasTime)).Select(row => row.Variant).Distinct()];
            _ = workloads.Count == 0 || known.Contains(from) ? 0 : throw new UsageException(
                $"--from {from}: there is no time of such a variant.{DidYouMean.Ask(from, known)} There are: {string.Join(", ", known)}.");
            workloads.RemoveAll(rows => !rows.Any(row => row.Variant == from && HasTime(row)));
        }

        return workloads.SelectMany(rows => AdviceText.Lines(new WorkloadAdvice([.. rows], from), result.Backends))
            .Concat(workloads.Count == 0 ? [] : result.Run.Noise.Warnings.Select(warning => $"Noise: {warning}."));
    }

    private static void Write(string path, string? from, TextWriter output)
    {
        string[] lines = [.. Lines(ResultReader.Read(path), from)];
        foreach (var line in lines.Length > 0 ? lines : throw new UsageException($"{path}: {NoSteps}"))
        {
            output.WriteLine(line);
        }
    }

    private static bool HasTime(ResultRow row) => row.Samples.Count > 0;

    private static string Latest(string folder)
    {
        var file = Path.Combine(folder, "latest.json");
        return File.Exists(file) ? file : throw new UsageException(
            $"There is no result in {folder} yet. Measure with `interopbridge gap --advise`, or name a result file.");
    }
}
