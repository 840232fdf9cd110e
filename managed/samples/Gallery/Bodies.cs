// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace Gallery;

/// <summary>Bodies in a plane.</summary>
internal sealed record Bodies(double[] X, double[] Y, double[] Mass) : IKernelInput
{
    public double Work => (double)X.Length * X.Length;
}
