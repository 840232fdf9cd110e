// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Harness.Advice;
using InteropBridge.Harness.Compare;
using InteropBridge.Harness.Ranks;
using InteropBridge.Harness.Report;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The command <c>gap</c>, which is also the default.</summary>
internal static class GapCommand
{
    private const string Name = "gap";

    public static Command Create(IReadOnlyList<Kernel> kernels)
    {
        var command = new Command(Name, "Verifies every variant, then measures how far each is from the baseline. The default.\n"
            + ExitCode.Meanings);
        Configure(command, kernels);
        command.Add(CompareCommand.Create(() => ResultFolder.Default));
        command.Add(AdviseCommand.Create(() => ResultFolder.Default));
        return command;
    }

    public static void Configure(Command command, IReadOnlyList<Kernel> kernels)
    {
        var options = new GapCommandOptions(kernels);
        options.AddTo(command);
        command.SetAction(parsed => Run(() => options.Read(parsed), kernels, parsed.InvocationConfiguration));
    }

    /// <summary>Whether a command line makes this command measure, and does not ask for help.</summary>
    public static bool Measures(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand or { Name: Name } && parsed.Action == parsed.CommandResult.Command.Action;

    private static int Run(Func<GapOptions> read, IReadOnlyList<Kernel> kernels, InvocationConfiguration streams)
    {
        try
        {
            var options = AsLeader(read());
            return GapRun.Run(options, kernels, Terminal.Create(options.Json ? streams.Error : streams.Output),
                options.Json ? streams.Output : null);
        }
        catch (UsageException problem)
        {
            streams.Error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
    }

    /// <summary>In a job of ranks everything happens in its processes.</summary>
    /// <exception cref="UsageException">The options ask for other processes.</exception>
    private static GapOptions AsLeader(GapOptions options) => !RankedGap.IsLeader ? options
        : options.JitModes is null && options.Layouts is null ? options with { IsChecked = false, Processes = 1, MostProcesses = 1 }
        : throw new UsageException($"--jit-modes and --layouts measure in processes of their own, which are no ranks: leave out {RankedGap.Option}.");
}
