// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace InteropBridge.Tests.Stress;

/// <summary>Eight threads that make solvers, solve, stop, dispose of them or leave them to the collector, for as long as wanted. Every bit
/// is compared; between tenths of the time, with all threads gone and the garbage collected, so are memory, handles and processes.</summary>
internal static class SoakProgram
{
    private const string Verb = "soak";
    private const int Threads = 8;
    private const int Rounds = 10;

    /// <returns>The exit code, or null if the arguments are not for this.</returns>
    public static int? Run(string[] arguments) => arguments switch
    {
        [Verb, var seconds] => Soak(TimeSpan.FromSeconds(double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture))),
        _ => null,
    };

    /// <returns>0, or 1 where something grew.</returns>
    private static int Soak(TimeSpan time)
    {
        var grids = Grids();
        var states = new List<SoakState>();
        long solvers = 0;
        for (var round = 0; round < Rounds; round++)
        {
            solvers += SolveUntil(grids, time / Rounds, seed: round * Threads);
            states.Add(SoakState.Now());
            Console.WriteLine($"{solvers,9} solvers: {states[^1]}");
        }

        // The first half fills caches, pools and the threads of OpenMP.
        var problem = states[^1].Growth(states[Rounds / 2]);
        Console.WriteLine(problem ?? "nothing grew, and every bit was right");
        return problem is null ? 0 : 1;
    }

    private static ISoakGrid[] Grids()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 20).SelectMany(seed => new ISoakGrid[]
        {
            new SoakGrid<double>(random.Next(1, 40), random.Next(1, 70), random.Next(12), seed),
            new SoakGrid<float>(random.Next(1, 40), random.Next(1, 70), random.Next(12), seed),
        }), new SoakGrid<double>(200, 200, 60, 20), new SoakGrid<float>(200, 200, 60, 20)]; // which can be stopped on the way
    }

    private static long SolveUntil(ISoakGrid[] grids, TimeSpan time, int seed)
    {
        long solvers = 0;
        Exception? failed = null;
        var clock = Stopwatch.StartNew();
        var threads = Enumerable.Range(seed, Threads).Select(each => new Thread(() =>
        {
            try
            {
                for (var random = new Random(each); clock.Elapsed < time && failed is null; Interlocked.Increment(ref solvers))
                {
                    grids[random.Next(random.Next(50) == 0 ? grids.Length : grids.Length - 2)].Solve(random);
                }
            }
            catch (Exception thrown)
            {
                failed = thrown;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return failed is null ? solvers : throw new InvalidOperationException("a thread failed", failed);
    }
}
