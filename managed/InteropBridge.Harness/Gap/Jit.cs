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
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(150); // the 100 ms, and time to compile in

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
        var (whole, quiet, count) = (Stopwatch.StartNew(), Stopwatch.StartNew(), Compiled);
        while (quiet.Elapsed < Delay && whole.Elapsed < patience)
        {
            Thread.Sleep(Look);
            if (Compiled is var now && now != count)
            {
                count = now;
                quiet.Restart();
            }
        }
    }
}
