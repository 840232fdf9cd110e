// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The entry of the program that has the variants compiled ahead of time: it measures them, and leaves a result file
/// without a report. Their checks in other processes have been made before.</summary>
internal static class AheadOfTimeGap
{
    /// <param name="arguments">Those of <c>gap</c>.</param>
    /// <param name="tables">Names of the assemblies with tables, which are part of the program.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments, IReadOnlyList<string> tables)
    {
        foreach (var name in tables)
        {
            KernelCatalog.Add(Assembly.Load(new AssemblyName(name)));
        }

        var read = new GapCommandOptions(KernelCatalog.Kernels);
        var command = new Command("gap");
        read.AddTo(command);
        var parsed = new RootCommand { command }.Parse(arguments);
        try
        {
            Measure(read.Read(parsed));
            return ExitCode.Success;
        }
        catch (UsageException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return ExitCode.Usage;
        }
    }

    private static void Measure(GapOptions options)
    {
        options = options with { IsChecked = false };
        using var session = new GapSession(options, Plan.Create(options, KernelCatalog.Kernels).Rows);
        var result = session.Measure(Terminal.Create(TextWriter.Null));
        Directory.CreateDirectory(options.Output!);
        File.WriteAllText(GapProcess.ResultOf(options.Output!), JsonSerializer.Serialize(result, ResultJson.Default.ResultFile));
    }
}
