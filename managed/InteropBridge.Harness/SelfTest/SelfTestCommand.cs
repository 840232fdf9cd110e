// SPDX-License-Identifier: MIT
using System.CommandLine;
using InteropBridge.Harness.Assemblies;
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;

namespace InteropBridge.Harness.SelfTest;

/// <summary>The command <c>selftest</c>: checks every variant against the baseline at odd sizes. It needs nothing but this
/// program.</summary>
internal static class SelfTestCommand
{
    public static Command Create()
    {
        var command = new Command("selftest", "Checks every variant of every kernel and type against the baseline at odd sizes.");
        var seed = new Option<int>("--seed") { Description = "Seed of the random inputs.", DefaultValueFactory = _ => 20260101 };
        command.Add(seed);
        command.Add(UserAssembly.CreateOption()); // read before the command line is
        command.SetAction(parsed =>
            Run(KernelCatalog.Kernels, parsed.GetValue(seed), parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <returns>The program's exit code.</returns>
    internal static int Run(IReadOnlyList<Kernel> kernels, int seed, TextWriter output)
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

            var inputs = new Inputs();
            using var references = new References(inputs, (_, _) => false);
            foreach (var variant in kernel.Variants.Where(variant => variant.IsAvailable))
            {
                var (ok, text) = Test(kernel, variant, seed, inputs, references);
                failed += ok ? 0 : 1;
                output.WriteLine($"{kernel} {variant}: {text}");
            }
        }

        foreach (var line in BackendLines.Of(kernels.SelectMany(kernel => kernel.Variants)))
        {
            output.WriteLine($"not available: {line}");
        }

        output.WriteLine(failed > 0 ? $"{failed} variants FAILED"
            : missing > 0 ? "Some variants could not be tested" : "All checks passed");
        return failed > 0 ? ExitCode.Mismatch : missing > 0 ? ExitCode.Missing : ExitCode.Success;
    }

    private static (bool Ok, string Text) Test(Kernel kernel, Variant variant, int seed, Inputs inputs, References references)
    {
        var cases = 0;
        foreach (var arguments in SelfTestCase.For(kernel, seed))
        {
            cases++;
            try
            {
                using var run = inputs.Start(kernel, variant, arguments);
                run.Load();
                run.Solve();
                var (expected, actual) = (references.Of(kernel, arguments), run.ReadBack());
                if (!kernel.AreEqual(expected, actual))
                {
                    return (false, $"FAILED: the result differs from that of {kernel.Baseline} at {arguments}: "
                        + kernel.DescribeDifference(expected, actual));
                }
            }
            catch (VariantUnavailableException unavailable)
            {
                return (true, $"not available: {unavailable.Reason}");
            }
#pragma warning disable CA1031 // Whatever a variant throws, the others are still to be tested.
            catch (Exception failure)
            {
                return (false,
                    $"FAILED: {failure.GetType().Name}: {failure.Message} at {arguments}");
            }
#pragma warning restore CA1031
        }

        return (true, $"ok, {cases} cases");
    }
}
