// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Prepares a row on the input that it will be timed on, and refuses it if its result differs from the
/// reference.</summary>
internal sealed class Verification(Inputs inputs, References references, Limits limits)
{
    /// <param name="plan">The row.</param>
    /// <param name="arguments">The arguments to run it on.</param>
    /// <exception cref="WrongResultException">Its result differs from the reference.</exception>
    public PreparedRow Prepare(PlannedRow plan, KernelArguments arguments)
    {
        // Makes the inputs, too, so that they are not part of a row's preparation.
        var (work, fraction) = (inputs.Work(plan.Kernel, arguments), inputs.Share(plan.Kernel, arguments));
        var start = Stopwatch.GetTimestamp();
        var run = inputs.Start(plan.Kernel, plan.Variant, arguments);
        try
        {
            run.Load();
            var prepare = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var solve = Time(run, 1);
            var readBack = Check(plan.Kernel, arguments, run);
            var (repeats, seconds) = Calibrate(run, solve);
            return new PreparedRow(plan, arguments, run)
            {
                Work = work,
                Fraction = fraction,
                PrepareSeconds = prepare,
                ReadBackSeconds = readBack,
                Repeats = repeats,
                SampleSeconds = seconds,
            };
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>A row whose samples are long enough again, after its code has become faster.</summary>
    public PreparedRow Calibrate(PreparedRow row)
    {
        var (repeats, seconds) = Calibrate(row.Run, Time(row.Run, 1));
        return row with { Repeats = repeats, SampleSeconds = seconds };
    }

    /// <summary>Checks the result of a run after one solve.</summary>
    /// <returns>Seconds of reading it back.</returns>
    /// <exception cref="WrongResultException">The result differs from the reference.</exception>
    public double Check(Kernel kernel, KernelArguments arguments, IKernelRun run)
    {
        var start = Stopwatch.GetTimestamp();
        var result = run.ReadBack();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var expected = references.Of(kernel, arguments);
        return kernel.AreEqual(expected, result) ? seconds : throw new WrongResultException(
            $"its result differs from that of {references.VariantFor(kernel)}: {kernel.DescribeDifference(expected, result)}");
    }

    /// <summary>Seconds for a number of consecutive solves.</summary>
    public static double Time(IKernelRun run, int repeats)
    {
        if (run.SolveByOwnClock(repeats) is { } own)
        {
            return own.TotalSeconds;
        }

        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            run.Solve();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Doubles the repeats until a sample is long enough. The better of two counts, so that an interrupted solve
    /// does not pass for a long one.</summary>
    private (int Repeats, double Seconds) Calibrate(IKernelRun run, double seconds)
    {
        var shortest = limits.ShortestSample.TotalSeconds;
        if (seconds < shortest * 20)
        {
            seconds = Math.Min(seconds, Time(run, 1));
        }

        var repeats = 1;
        while (seconds < shortest && repeats < 1 << 28)
        {
            repeats *= 2;
            seconds = Math.Min(Time(run, repeats), Time(run, repeats));
        }

        return (repeats, seconds);
    }
}
