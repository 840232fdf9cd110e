// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Gap;

/// <summary>Waits for what the last row left running in this process: OpenMP's workers spin for up to 200 ms after a
/// parallel region, the JIT compiles, a collection ends. The next row must not be timed meanwhile.</summary>
internal static class Quiet
{
    private const double IdleShare = 0.2;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(400);

    public static void Await()
    {
        for (var waited = TimeSpan.Zero; waited < Longest; waited += Look)
        {
            var before = Environment.CpuUsage.TotalTime;
            Thread.Sleep(Look);
            if (Environment.CpuUsage.TotalTime - before < Look * IdleShare)
            {
                return;
            }
        }
    }
}
