// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>The kernels, one per width of vectors.</summary>
internal static class BlockedKernels
{
    /// <summary>With the widest vectors that the processor likes, and the tile that its registers hold: from row to row that
    /// takes 3 W, and about 7 others while a row goes through.</summary>
    public static IBlockedKernel Widest<T>()
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Vector512.IsHardwareAccelerated ? new BlockedKernel<Vector512<T>, T, Lanes512<T>>(5)
        : Avx512F.VL.IsSupported ? new BlockedKernel<Vector256<T>, T, Lanes256<T>>(5)
        : Vector256.IsHardwareAccelerated ? new BlockedKernel<Vector256<T>, T, Lanes256<T>>(3)
        : AdvSimd.Arm64.IsSupported ? new BlockedKernel<Vector128<T>, T, Lanes128<T>>(5)
        : new BlockedKernel<Vector128<T>, T, Lanes128<T>>(3);
}
