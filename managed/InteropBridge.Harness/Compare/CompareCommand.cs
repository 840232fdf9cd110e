// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Globalization;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Compare;

/// <summary>The command <c>gap compare</c>: says what became faster or slower between two runs.</summary>
internal sealed class CompareCommand
{
    private readonly Argument<string[]> _files = new("files")
    {
        Description = "Two JSON files that gap has written: before and after. With --baseline only the latter, by default latest.json.",
        Arity = new ArgumentArity(0, 2),
    };

    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "A run that gap --save-baseline has kept, instead of the first file.",
        HelpName = "name",
    };

    private readonly Option<string> _bound = new("--bound")
    {
        Description = "How much more time a row may take (default: 5%). Exit code 4 says that one takes more.",
        HelpName = "percent",
        DefaultValueFactory = _ => "5%",
    };

    private readonly Option<bool> _byTime = new("--by-time")
    {
        Description = "Compare times, and not ratios to the baseline of the same round.",
    };

    private readonly Option<bool> _anyMachine = new("--any-machine")
    {
        Description = "Compare runs of different machines or sizes all the same.",
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "Folder of the result files (default: artifacts/results).",
        HelpName = "folder",
    };

    /// <param name="defaultFolder">Where results are if nothing else is said.</param>
    public static Command Create(Func<string> defaultFolder)
    {
        var self = new CompareCommand();
        var command = new Command("compare", "Says which rows became faster or slower between two runs. "
            + "Exit codes: 0 no regression above the bound; 2 wrong usage, or runs that cannot be compared; 4 a regression.")
        {
            self._files, self._baseline, self._bound, self._byTime, self._anyMachine, self._output,
        };
        command.SetAction(parsed =>
        {
            try
            {
                return self.Run(parsed, parsed.GetValue(self._output) ?? defaultFolder());
            }
            catch (UsageException problem)
            {
                parsed.InvocationConfiguration.Error.WriteLine(problem.Message);
                return ExitCode.Usage;
            }
        });
        return command;
    }

    private int Run(ParseResult parsed, string folder)
    {
        var (bound, byTime) = (Bound(parsed.GetValue(_bound)!), parsed.GetValue(_byTime));
        var (earlier, later) = Files(parsed.GetValue(_files) ?? [], parsed.GetValue(_baseline), folder);
        var (before, after) = (ResultReader.Read(earlier), ResultReader.Read(later));
        var output = parsed.InvocationConfiguration.Output;
        var fatal = Differences.Fatal(before, after).ToList();
        if (fatal.Count > 0 && !parsed.GetValue(_anyMachine))
        {
            throw new UsageException($"{earlier} and {later} cannot be compared, because their times mean different things:\n  "
                + string.Join("\n  ", fatal) + "\nMeasure both on one machine at the same sizes, or compare them with --any-machine.");
        }

        foreach (var difference in fatal.Concat(Differences.Notable(before, after)))
        {
            output.WriteLine($"Different {difference}.");
        }

        var comparison = new Comparison(before, after, byTime);
        foreach (var line in ComparisonText.Lines(comparison, bound, byTime))
        {
            output.WriteLine(line);
        }

        return comparison.Changes.Any(change => comparison.Counts(change) && change.IsRegression(bound))
            ? ExitCode.Regression : ExitCode.Success;
    }

    private static (string Before, string After) Files(string[] files, string? baseline, string folder) => (files, baseline) switch
    {
        ([var before, var after], null) => (before, after),
        ([var after], { } name) => (Baselines.Find(folder, name), after),
        ([], { } name) => (Baselines.Find(folder, name), Path.Combine(folder, "latest.json")),
        _ => throw new UsageException("gap compare needs two result files, before and after, or --baseline NAME and at most one file."),
    };

    private static double Bound(string text) =>
        double.TryParse(text.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
        && percent >= 0 && double.IsFinite(percent)
            ? percent / 100 : throw new UsageException($"--bound {text}: expected a percentage of at least 0, such as 5%.");
}
