// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Checks;
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.SelfTest;

/// <summary>The command <c>selftest</c>: checks every variant at odd sizes, between guard pages and against the baseline. It needs
/// nothing but this program.</summary>
internal static class SelfTestCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var command = new Command("selftest", "Checks every variant of every kernel and type at odd sizes: between guard pages, in a process "
            + "of its own, and against the baseline.\n" + ExitCode.Meanings);
        var seed = new Option<int>("--seed") { Description = "Seed of the random inputs.", DefaultValueFactory = _ => 20260101 };
        var patience = new Option<double>("--variant-timeout")
        {
            Description = "Seconds after which a variant counts as hung.",
            DefaultValueFactory = _ => Patience.TotalSeconds,
        };
        var assemblies = UserAssembly.CreateOption();
        var names = new Option<string[]>("--kernel")
        {
            Description = "Kernels to check (default: all). Repeatable, or a list with commas.",
            DefaultValueFactory = _ => [],
        };
        command.Add(names);
        command.Add(seed);
        command.Add(patience);
        command.Add(assemblies);
        command.SetAction(parsed =>
        {
            var streams = parsed.InvocationConfiguration;
            try
            {
                using var checker = new Checker(parsed.GetValue(assemblies)!);
                return Run(Named(parsed.GetValue(names)!), parsed.GetValue(seed), streams.Output,
                    new FencedCases(checker, TimeSpan.FromSeconds(parsed.GetValue(patience)), streams.Output));
            }
            catch (UsageException problem)
            {
                streams.Error.WriteLine(problem.Message);
                return ExitCode.Usage;
            }
        });
        return command;
    }

    /// <param name="kernels">The kernels.</param>
    /// <param name="seed">Of the random inputs.</param>
    /// <param name="output">Where everything is shown.</param>
    /// <param name="fenced">The checks in another process.</param>
    /// <returns>The program's exit code.</returns>
    internal static int Run(IReadOnlyList<Kernel> kernels, int seed, TextWriter output, FencedCases fenced)
    {
        var (failed, missing) = (0, 0);
        foreach (var kernel in kernels)
        {
            var baseline = kernel[kernel.Baseline];
            if (baseline.UnavailableReason is { } reason)
            {
                missing++;
                output.WriteLine($"{kernel}: cannot be tested, the baseline {baseline} is not available: {reason}");
                continue;
            }

            using var test = new KernelSelfTest(kernel, seed, fenced);
            failed += test.Run(output);
        }

        foreach (var line in BackendLines.Of(kernels.SelectMany(kernel => kernel.Variants)))
        {
            output.WriteLine($"not available: {line}");
        }

        output.WriteLine(failed > 0 ? $"{failed} variants FAILED"
            : missing > 0 ? "Some variants could not be tested" : "All checks passed");
        return failed > 0 ? ExitCode.Mismatch : missing > 0 ? ExitCode.Missing : ExitCode.Success;
    }

    /// <exception cref="UsageException">There is no kernel of a name.</exception>
    private static IReadOnlyList<Kernel> Named(string[] lists)
    {
        var wanted = GapCommandOptions.Split(lists);
        Plan.Check(wanted, KernelCatalog.Kernels.Select(kernel => kernel.Name), "kernel");
        return wanted.Length == 0 ? KernelCatalog.Kernels : [.. KernelCatalog.Kernels.Where(kernel => wanted.Contains(kernel.Name))];
    }
}
