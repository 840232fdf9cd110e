// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;
using InteropBridge.Harness.Watch;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>One row to measure: a variant of a kernel with the arguments it will run on.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Variant">One of its variants.</param>
/// <param name="Arguments">The requested arguments, with the fraction that the variant declares.</param>
internal sealed record PlannedRow(Kernel Kernel, Variant Variant, KernelArguments Arguments)
{
    public bool IsBaseline => Variant.Id == Kernel.Baseline;

    public string Name => $"{Kernel} {Variant}";

    /// <summary>What a process that watches this one is told.</summary>
    public RunningRow Running() => new()
    {
        Kernel = Kernel.Name,
        Type = Kernel.Type,
        Variant = Variant.Id,
        Sizes = Workload.Text(Arguments.Sizes),
        IsNative = Variant.Backend?.IsManaged != true,
    };
}
