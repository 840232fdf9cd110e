// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge;

/// <summary>The kernels, one per width of vectors.</summary>
internal static class BlockedKernels
{
    /// <summary>With the widest vectors that the processor likes, and the tile that its registers hold.</summary>
    public static IBlockedKernel Widest<T>()
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Vector512.IsHardwareAccelerated ? new BlockedKernel<Vector512<T>, T, Lanes512<T>, ITile.Wide>()
        : Avx512F.VL.IsSupported ? new BlockedKernel<Vector256<T>, T, Lanes256<T>, ITile.Wide>()
        : Vector256.IsHardwareAccelerated ? new BlockedKernel<Vector256<T>, T, Lanes256<T>, ITile.Narrow>()
        : AdvSimd.Arm64.IsSupported ? new BlockedKernel<Vector128<T>, T, Lanes128<T>, ITile.Wide>()
        : new BlockedKernel<Vector128<T>, T, Lanes128<T>, ITile.Narrow>();
}
