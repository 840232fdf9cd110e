// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Variants;

/// <summary>The loop of <c>peers.py</c>: one variant, again and again.</summary>
internal static class Timing
{
    private const int Runs = 21;

    /// <summary>Prints the median time of 21 runs, and the bytes a second that count each operand once.</summary>
    public static void Print(Kernel kernel, Variant variant, long elements)
    {
        var arguments = kernel.CreateArguments(new Dictionary<string, long> { ["elements"] = elements });
        using var run = kernel.Start(variant, kernel.CreateInput(arguments), arguments);
        run.Load();
        run.Solve(); // compiles, and touches the memory
        var times = new double[Runs];
        foreach (ref var time in times.AsSpan())
        {
            var start = Stopwatch.GetTimestamp();
            run.Solve();
            time = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(times);
        var median = times[Runs / 2];
        Console.WriteLine($"{kernel.Name,-7} {variant,-17} {median * 1e3,9:0.000} ms {elements * (kernel.Name == "axpy" ? 12 : 9) / median / 1e9,7:0.00} GB/s");
    }
}
