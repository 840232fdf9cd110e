// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Makes a row ready on the input it will be timed on, and refuses it if its result is not the reference's.</summary>
internal sealed class Verification(Inputs inputs, References references, Limits limits)
{
    /// <param name="plan">The row.</param>
    /// <param name="arguments">What it is to run on.</param>
    /// <exception cref="WrongResultException">Its result is not the reference's.</exception>
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

    /// <summary>Compares what a run holds after one solve.</summary>
    /// <returns>Seconds of reading it back.</returns>
    /// <exception cref="WrongResultException">It is not the reference's result.</exception>
    public double Check(Kernel kernel, KernelArguments arguments, IKernelRun run)
    {
        var start = Stopwatch.GetTimestamp();
        var result = run.ReadBack();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var expected = references.Of(kernel, arguments);
        return kernel.AreEqual(expected, result) ? seconds : throw new WrongResultException(
            $"its result is not the one of {References.VariantFor(kernel)}: {kernel.DescribeDifference(expected, result)}");
    }

    /// <summary>Seconds of solving a number of times in a row.</summary>
    public static double Time(IKernelRun run, int repeats)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            run.Solve();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Doubles the repeats until a sample is long enough. The better of two counts: a solve that was interrupted
    /// must not pass for a long one.</summary>
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
