// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>What subnormal numbers cost.</summary>
internal static class Subnormals
{
    /// <summary>Whether this processor's multiplications take far longer for them. Intel's do; AMD's and Arm's take them as they
    /// come.</summary>
    public static bool AreSlow { get; } = X86Base.IsSupported && Vendor() == "GenuineIntel";

    private static string Vendor()
    {
        var (_, ebx, ecx, edx) = X86Base.CpuId(0, 0);
        return System.Text.Encoding.ASCII.GetString(MemoryMarshal.AsBytes<int>([ebx, edx, ecx]));
    }
}
