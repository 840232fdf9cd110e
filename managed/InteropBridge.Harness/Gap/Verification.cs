// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace InteropBridge.Harness.Gap;

/// <summary>Makes a row ready on the input it will be timed on, and refuses it if its result is not the reference's.</summary>
internal sealed class Verification(Inputs inputs, References references, Limits limits)
{
    public void Run(Row row)
    {
        row.Work = inputs.Work(row.Kernel, row.Arguments);
        row.Fraction = inputs.Share(row.Kernel, row.Arguments);

        var start = Stopwatch.GetTimestamp();
        row.Run = inputs.Start(row.Kernel, row.Plan.Variant, row.Arguments);
        row.Run.Load();
        row.PrepareSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        var solve = Time(row, 1);
        Check(row);
        if (row.Failure is null)
        {
            row.Verified = true;
            Calibrate(row, solve);
        }
    }

    /// <summary>Compares what the row's run holds after one solve.</summary>
    public void Check(Row row)
    {
        var start = Stopwatch.GetTimestamp();
        var result = row.Run!.ReadBack();
        row.ReadBackSeconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (!row.Kernel.AreEqual(references.Of(row.Kernel, row.Arguments), result))
        {
            row.Verified = false;
            row.Failure = $"its result is not the one of {References.VariantFor(row.Kernel)}";
        }
    }

    /// <summary>Seconds of solving a number of times in a row.</summary>
    public static double Time(Row row, int repeats)
    {
        var run = row.Run!;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++)
        {
            run.Solve();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Doubles the repeats until a sample is long enough. The better of two counts: a solve that was interrupted
    /// must not pass for a long one.</summary>
    private void Calibrate(Row row, double seconds)
    {
        var shortest = limits.ShortestSample.TotalSeconds;
        if (seconds < shortest * 20)
        {
            seconds = Math.Min(seconds, Time(row, 1));
        }

        while (seconds < shortest && row.Repeats < 1 << 28)
        {
            row.Repeats *= 2;
            seconds = Math.Min(Time(row, row.Repeats), Time(row, row.Repeats));
        }

        row.RoundSeconds = seconds;
    }
}
