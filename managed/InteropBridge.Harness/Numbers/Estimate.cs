// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Numbers;

/// <summary>A median with its 95 % confidence interval.</summary>
internal readonly record struct Estimate(double Median, double Low, double High)
{
    /// <summary>Half of the interval's width, relative to the median.</summary>
    public double RelativeHalfWidth => (High - Low) / 2 / Math.Abs(Median);
}
