// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Runtime;
using InteropBridge.Harness.Machine;

namespace InteropBridge.Harness.Gap;

/// <summary>Watches what the JIT compiles. It compiles a method again after 30 calls, in the background, once with
/// instrumentation and once for good; calls count only when nothing new was compiled for 100 ms.</summary>
internal static class Jit
{
    /// <summary>Calls after which a method is due for its next tier, and some more.</summary>
    public const int Calls = 40;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private const int LooksBefore = 10; // the 100 ms
    private const int LooksToCompile = 5;
    private const int MostTurns = 10;

    /// <summary>Does some work and waits until nothing more is compiled because of it.</summary>
    /// <param name="work">The work.</param>
    /// <param name="patience">How long to wait if it never ends.</param>
    /// <returns>Whether anything was.</returns>
    public static bool CompilesFor(Action work, TimeSpan patience)
    {
        var before = Compiled;
        work();
        Await(patience);
        return Compiled != before;
    }

    private static long Compiled => JitInfo.GetCompiledMethodCount();

    /// <summary>How many threads there are for a processor: the JIT's has to wait for its turn, as a sleeping one has not.</summary>
    private static int Turns() => Math.Clamp((SystemFiles.Runnable() ?? 1) / Environment.ProcessorCount, 1, MostTurns);

    private static void Await(TimeSpan patience)
    {
        var (clock, quiet, count) = (Stopwatch.StartNew(), 0, Compiled);
        var looks = LooksBefore + LooksToCompile * Turns();
        while (quiet < looks && clock.Elapsed < patience)
        {
            Thread.Sleep(Look);
            var now = Compiled;
            (quiet, count) = (now == count ? quiet + 1 : 0, now);
        }
    }
}
