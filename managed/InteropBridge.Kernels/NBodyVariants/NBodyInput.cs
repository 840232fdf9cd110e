// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Variants;

namespace InteropBridge.Kernels.NBodyVariants;

/// <summary>What a measured n-body run starts from.</summary>
/// <param name="Start">The system before the first step; not changed by runs.</param>
/// <param name="Steps">Steps to take.</param>
/// <param name="Threads">Threads of parallel variants.</param>
internal sealed record NBodyInput<T>(NBodySystem<T> Start, long Steps, int Threads) : IKernelInput
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public double Work => (double)Start.Bodies * Start.Bodies * Steps;

    public static NBodyInput<T> Create(KernelArguments arguments)
    {
        // A fraction of the work is a fraction of the steps; where a single step is more than that, of the bodies, whose
        // pairs are the work.
        var asked = arguments["steps"];
        var steps = Math.Max(Math.Min(asked, 1), (long)(asked * arguments.Fraction));
        var share = Math.Min(1, arguments.Fraction * asked / Math.Max(1, steps));
        var bodies = arguments.Count("bodies");
        bodies = arguments.Fraction < 1 ? Math.Max(1, (int)(bodies * Math.Sqrt(share))) : bodies;
        return new NBodyInput<T>(NBodyCloud.Create<T>(bodies, arguments.Seed), steps, arguments.Threads);
    }
}
