// SPDX-License-Identifier: MIT
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
}
