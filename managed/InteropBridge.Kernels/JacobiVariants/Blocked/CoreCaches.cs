// SPDX-License-Identifier: MIT
using System.Runtime.Intrinsics.X86;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>Sizes of the data caches that a core has to itself, as an x86 processor tells them. Elsewhere 0: the defaults that
/// are then taken are sizes that every current processor has.</summary>
internal static class CoreCaches
{
    /// <summary>Cache leaves: Intel's, and AMD's in the same format.</summary>
    private static readonly int[] Leaves = [4, unchecked((int)0x8000001D)];

    /// <summary>Bytes of the first core's data or unified cache of a level, 0 if unknown.</summary>
    public static long Bytes(int level)
    {
        if (!X86Base.IsSupported)
        {
            return 0;
        }

        foreach (var leaf in Leaves.Where(leaf => (uint)X86Base.CpuId(leaf & int.MinValue, 0).Eax >= (uint)leaf))
        {
            for (var index = 0; X86Base.CpuId(leaf, index) is var (eax, ebx, ecx, _) && (eax & 31) != 0; index++)
            {
                const int instructions = 2;
                if ((eax >> 5 & 7) == level && (eax & 31) != instructions)
                {
                    // Ways, partitions, bytes of a line, sets: each less one.
                    return ((ebx >>> 22) + 1L) * ((ebx >> 12 & 0x3ff) + 1) * ((ebx & 0xfff) + 1) * (ecx + 1L);
                }
            }
        }

        return 0;
    }
}
