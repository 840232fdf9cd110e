// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.CommandLine.Invocation;
using System.Diagnostics;
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Bench;
using InteropBridge.Harness.Bind;
using InteropBridge.Harness.Checks;
using InteropBridge.Harness.Doctor;
using InteropBridge.Harness.DriverCheck;
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.Ranks;
using InteropBridge.Harness.Report;
using InteropBridge.Harness.SelfTest;
using InteropBridge.Harness.Shell;
using InteropBridge.Harness.Watch;
using InteropBridge.Mpi;
using InteropBridge.Processes;
using InteropBridge.Variants;

namespace InteropBridge.Harness;

/// <summary>The dotnet tool <c>interopbridge</c>. Without a command it runs <c>gap</c>, the comparison.</summary>
internal static class Program
{
    // The published program brings its own runtime, so it has to be its own worker.
    private static int Main(string[] arguments) =>
        WorkerHost.RunIfWorker(arguments) ? ExitCode.Success : Run(arguments, new InvocationConfiguration(), isWhole: true);

    /// <param name="arguments">The command line.</param>
    /// <param name="configuration">The streams.</param>
    /// <param name="isWhole">Whether this is the whole process, so that what is measured may have another one.</param>
    internal static int Run(string[] arguments, InvocationConfiguration configuration, bool isWhole = false)
    {
        if (isWhole)
        {
            Journal.Open();
        }

        try
        {
            if (arguments is not [BenchCommand.Verb or CoreTaker.Verb, ..])
            {
                UserAssembly.AddTables(UserAssembly.PathsIn(arguments));
            }
        }
        catch (UsageException problem)
        {
            configuration.Error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }

        var parsed = CreateRoot(KernelCatalog.Kernels).Parse(arguments);
        if (parsed.Action is ParseErrorAction complaint)
        {
            // The help would push the error off the screen.
            complaint.ShowHelp = complaint.ShowTypoCorrections = false;
        }

        var code = isWhole && parsed.Errors.Count == 0 && GapCommand.Measures(parsed)
            ? Measure(parsed, arguments, configuration) : parsed.Invoke(configuration);
        if (parsed.Errors.Count == 0)
        {
            return code;
        }

        Suggest(parsed, configuration.Error);
        return ExitCode.Usage;
    }

    private static int Measure(ParseResult parsed, string[] arguments, InvocationConfiguration configuration)
    {
        var ranks = parsed.GetValue<int?>(RankedGap.Option);
        // One rank without an MPI, as srun starts a program, is an ordinary run.
        if (MpiLauncher.IsRank && (ranks is not null || MpiLauncher.Size > 1 || MpiLibrary.UnavailableReason is null))
        {
            return RankedGap.Run(ranks, arguments, configuration.Error, () => parsed.Invoke(configuration));
        }

        // A debugger is to see the variants.
        return ranks is { } count ? RankedGap.Start(count, arguments, configuration.Error)
            : Journal.IsWatched || Debugger.IsAttached ? parsed.Invoke(configuration)
            : new WatchedGap(arguments, configuration.Error).Run();
    }

    private static void Suggest(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        string[] options = [.. command.Options.Where(option => !option.Hidden).Select(option => option.Name)];
        string[] verbs = [.. command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name)];
        foreach (var word in parsed.UnmatchedTokens)
        {
            var question = DidYouMean.Ask(word, word.StartsWith('-') ? options : verbs);
            if (question.Length > 0)
            {
                error.WriteLine($"{word}:{question}");
            }
        }
    }

    /// <param name="kernels">The kernels whose sizes become options.</param>
    internal static RootCommand CreateRoot(IReadOnlyList<Kernel> kernels)
    {
        var root = new RootCommand(
            "Compares managed C# with native kernels: verified bit for bit, interleaved, with confidence intervals.\n"
            + ExitCode.Meanings);
        GapCommand.Configure(root, kernels);
        root.Add(GapCommand.Create(kernels));
        root.Add(ReportCommand.Create());
        root.Add(DoctorCommand.Create());
        root.Add(SelfTestCommand.Create());
        root.Add(CudaCommand.Create());
        root.Add(BenchCommand.Create());
        root.Add(BindCommand.Create());
        root.Add(CoreTaker.CreateCommand());
        root.Add(CheckCommand.Create());
        return root;
    }
}
