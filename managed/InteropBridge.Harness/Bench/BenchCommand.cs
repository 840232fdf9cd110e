// SPDX-License-Identifier: MIT
using System.CommandLine;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.ConsoleArguments;
using BenchmarkDotNet.ConsoleArguments.ListBenchmarks;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;

namespace InteropBridge.Harness.Bench;

/// <summary>The verb <c>bench</c>: what a call costs, by BenchmarkDotNet.</summary>
public static class BenchCommand
{
    /// <summary>The verb, for the root command.</summary>
    public static Command Create()
    {
        var passedOn = new Argument<string[]>("arguments")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "for BenchmarkDotNet: --list flat, --filter '*Isolated*', --job short, ... (-- --help for all)",
        };
        var command = new Command("bench", "Measure what a call from C# to C costs, isolated and in a loop") { passedOn };
        command.SetAction(result => Run(result.GetValue(passedOn) ?? []));
        return command;
    }

    private static int Run(string[] arguments)
    {
        // BenchmarkDotNet asks the console which benchmarks are meant, unless it is told.
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

        var types = typeof(BenchCommand).Assembly.GetTypes().Where(type => type.IsPublic && type.GetMethods()
            .Any(method => method.IsDefined(typeof(BenchmarkAttribute), inherit: false))).ToList();
        if (!onlyAsks && LaunchStub.UnavailableReason is { } reason)
        {
            place.Logger.WriteLineHint($"Launches are left out: {reason}.");
            types.RemoveAll(type => type == typeof(LaunchIsolated) || type == typeof(LaunchInLoop));
        }

        var summaries = BenchmarkSwitcher.FromTypes([.. types]).Run(arguments, place.Config).ToList();
        return onlyAsks || (summaries.Count > 0 && summaries.TrueForAll(summary =>
            !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success))) ? 0 : 1;
    }
}
