// SPDX-License-Identifier: MIT
using System.Diagnostics;
using System.Runtime;

namespace InteropBridge.Harness.Gap;

/// <summary>Watches what the JIT compiles. It compiles a method again after 30 calls, in the background, once with
/// instrumentation and once for good; calls count only when nothing new was compiled for 100 ms.</summary>
internal static class Jit
{
    /// <summary>Calls after which a method is due for its next tier, and some more.</summary>
    public const int Calls = 40;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private const int QuietLooks = 15; // the 100 ms, and time to compile in: on a busy machine looks come late, as the JIT does

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

    private static void Await(TimeSpan patience)
    {
        var (clock, quiet, count) = (Stopwatch.StartNew(), 0, Compiled);
        while (quiet < QuietLooks && clock.Elapsed < patience)
        {
            Thread.Sleep(Look);
            var now = Compiled;
            (quiet, count) = (now == count ? quiet + 1 : 0, now);
        }
    }
}
