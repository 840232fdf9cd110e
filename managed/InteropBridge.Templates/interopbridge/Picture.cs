using InteropBridge.Variants;

namespace Interop_Kernels;

/// <summary>What to compute: a picture's size, and the steps after which a point counts as one that stays.</summary>
public sealed record Picture(int Width, int Height, int Limit) : IKernelInput
{
    /// <summary>Points, as the comparison counts work.</summary>
    public double Work => (double)Width * Height;
}
