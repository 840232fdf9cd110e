// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Harness.Gap;
using InteropBridge.Variants;

namespace InteropBridge.Harness.SelfTest;

/// <summary>Tests the variants of one kernel: between guard pages in another process, and then against the baseline.</summary>
internal sealed class KernelSelfTest : IDisposable
{
    /// <summary>For a variant between guard pages: one that starts processes would take minutes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Kernel _kernel;
    private readonly int _seed;
    private readonly FencedCases _fenced;
    private readonly Inputs _inputs = new();
    private readonly References _references;
    private readonly HashSet<Variant> _failed = [];

    /// <param name="kernel">The kernel.</param>
    /// <param name="seed">Of the random inputs.</param>
    /// <param name="fenced">The checks in another process.</param>
    public KernelSelfTest(Kernel kernel, int seed, FencedCases fenced)
    {
        (_kernel, _seed, _fenced) = (kernel, seed, fenced);
        // A variant that crashes there must not run here for the others' sake.
        _references = new References(_inputs, (_, variant) => _failed.Contains(variant));
    }

    public void Dispose() => _references.Dispose();

    /// <param name="output">Gets a line for each variant.</param>
    /// <returns>How many failed.</returns>
    public int Run(TextWriter output)
    {
        // The baseline first: what it does with its result is the rule for the others.
        foreach (var variant in _kernel.Variants.Where(variant => variant.IsAvailable).OrderByDescending(variant => variant.Id == _kernel.Baseline))
        {
            var (ok, text) = Test(variant);
            _ = ok || _failed.Add(variant);
            output.WriteLine($"{_kernel} {variant}: {text}");
        }

        return _failed.Count;
    }

    private (bool Ok, string Text) Test(Variant variant)
    {
        var (cases, fenced, clock) = (0, 0, new Stopwatch());
        foreach (var arguments in SelfTestCase.For(_kernel, _seed))
        {
            cases++;
            try
            {
                clock.Start();
                var verdict = clock.Elapsed > Longest ? null : _fenced.Check(_kernel, variant, arguments);
                clock.Stop();
                fenced += verdict is null ? 0 : 1;
                if (verdict?.Unavailable is { } reason)
                {
                    return (true, $"not available: {reason}");
                }

                if ((verdict?.Failure is { } found ? $"at {arguments}: {found}" : Difference(variant, arguments)) is { } failure)
                {
                    return (false, $"FAILED: {failure}");
                }
            }
            catch (VariantUnavailableException unavailable)
            {
                return (true, $"not available: {unavailable.Reason}");
            }
#pragma warning disable CA1031 // Whatever a variant throws, the others are still to be tested.
            catch (Exception failure)
            {
                return (false, $"FAILED: {failure.GetType().Name}: {failure.Message} at {arguments}");
            }
#pragma warning restore CA1031
        }

        return (true, $"ok, {cases} cases" + (fenced < cases ? $", {fenced} of them between guard pages" : ""));
    }

    private string? Difference(Variant variant, KernelArguments arguments)
    {
        using var run = _inputs.Start(_kernel, variant, arguments);
        run.Load();
        run.Solve();
        var (expected, actual) = (_references.Of(_kernel, arguments), run.ReadBack());
        return _kernel.AreEqual(expected, actual) ? null
            : $"the result differs from that of {_references.VariantFor(_kernel)} at {arguments}: {_kernel.DescribeDifference(expected, actual)}";
    }
}
