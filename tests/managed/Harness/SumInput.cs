// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Tests.Harness;

/// <summary>Sums 0 .. length - 1.</summary>
internal sealed record SumInput(int Length) : IKernelInput
{
    public double Work => Length;
}
