// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Harness.SelfTest;

/// <summary>The inputs that every variant is checked on.</summary>
internal static class SelfTestCase
{
    private static readonly int[] Threads = [1, 2, 3];

    /// <summary>The kernel's cases, each with its standard input and with a random one. The numbers of threads take turns:
    /// starting worker processes for all of them would take minutes.</summary>
    public static IEnumerable<KernelArguments> For(Kernel kernel, int seed) =>
        kernel.Cases().SelectMany(arguments => new[] { 0, seed }.Select(start => arguments with { Seed = start }))
            .Select((arguments, index) => arguments with { Threads = Threads[index % Threads.Length] });
}
