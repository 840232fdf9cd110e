// SPDX-License-Identifier: MIT
using System.CommandLine;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.ConsoleArguments;
using BenchmarkDotNet.ConsoleArguments.ListBenchmarks;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Shell;

namespace InteropBridge.Harness.Bench;

/// <summary>The command <c>bench</c>: measures what a call costs, with BenchmarkDotNet.</summary>
internal static class BenchCommand
{
    public const string Verb = "bench";

    /// <summary>The command's name.</summary>
    public static Command Create()
    {
        var passedOn = new Argument<string[]>("arguments")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "for BenchmarkDotNet: --list flat, --filter '*Isolated*', --job short, ... (-- --help for all)",
        };
        var assemblies = UserAssembly.CreateOption("An assembly with your own benchmarks, to run instead of the tool's; repeatable.");
        var command = new Command(Verb, "Measure what a call from C# to C costs, isolated and in a loop") { assemblies, passedOn };
        command.SetAction(result =>
        {
            try
            {
                var loaded = UserAssembly.LoadAll(result.GetValue(assemblies) ?? [], CarriedAssembly.Benchmarks);
                return Run(loaded, result.GetValue(passedOn) ?? []);
            }
            catch (UsageException problem)
            {
                result.InvocationConfiguration.Error.WriteLine(problem.Message);
                return ExitCode.Usage;
            }
        });
        return command;
    }

    private static int Run(IEnumerable<Assembly> assemblies, string[] arguments)
    {
        // Without a filter, BenchmarkDotNet asks on the console which benchmarks to run.
        if (!arguments.Any(argument => argument is "-f" or "--filter"
            || argument.StartsWith("--filter=", StringComparison.Ordinal)))
        {
            arguments = [.. arguments, "--filter", "*"];
        }

        using var place = new BenchPlace();
        var (understood, _, options) = ConfigParser.Parse(arguments, place.Logger, place.Config);
        if (!understood)
        {
            return 1;
        }

        var onlyAsks = options.PrintInformation || options.ListBenchmarkCaseMode != ListBenchmarkCaseMode.Disabled;
        if (!onlyAsks)
        {
            place.Enter();
        }

        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsPublic && type.GetMethods()
            .Any(method => method.IsDefined(typeof(BenchmarkAttribute), inherit: false))).ToList();
        if (!onlyAsks)
        {
            types.RemoveAll(type => IsLeftOut(type, place.Logger));
        }

        var summaries = BenchmarkSwitcher.FromTypes([.. types]).Run(arguments, place.Config).ToList();
        return onlyAsks || (summaries.Count > 0 && summaries.TrueForAll(summary =>
            !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success))) ? 0 : 1;
    }

    /// <summary>Whether a class says that it cannot be measured here: by a static <c>string? UnavailableReason</c>.</summary>
    private static bool IsLeftOut(Type type, ILogger logger)
    {
        if (type.GetProperty("UnavailableReason")?.GetValue(null) is not string reason)
        {
            return false;
        }

        logger.WriteLineHint($"{type.Name} is left out: {reason}.");
        return true;
    }
}
