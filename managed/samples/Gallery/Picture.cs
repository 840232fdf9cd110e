// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace Gallery;

/// <summary>A grey picture.</summary>
internal sealed record Picture(byte[] Pixels, int Width, int Height) : IKernelInput
{
    public double Work => (double)Width * Height;
}
