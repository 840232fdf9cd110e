// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Interop;
using InteropBridge.Variants;

namespace InteropBridge.Kernels;

/// <summary>What the APIs of the kernels have in common.</summary>
internal static class Exhibits
{
    /// <summary>The default number of threads: one per processor.</summary>
    public static int DefaultThreads => Math.Min(Environment.ProcessorCount, Native.IB_MAX_THREADS);

    /// <summary>A kernel of this assembly, with the variants that other assemblies have added.</summary>
    public static Kernel Find(string name, string type)
    {
        KernelCatalog.Add(typeof(Exhibits).Assembly);
        return KernelCatalog.Find(name, type);
    }

    /// <summary>A variant by its id, or without an id the first available one of a list. The list is in order of speed and
    /// ends with a variant that is always available.</summary>
    public static Variant Choose(Kernel kernel, string? id, params ReadOnlySpan<string> fastest)
    {
        if (id is not null)
        {
            return kernel[id];
        }

        foreach (var candidate in fastest)
        {
            if (kernel[candidate] is { IsAvailable: true } variant)
            {
                return variant;
            }
        }

        return kernel[fastest[^1]];
    }
}
