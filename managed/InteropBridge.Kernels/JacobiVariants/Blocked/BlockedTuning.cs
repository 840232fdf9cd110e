// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>Sizes to plan a blocked Jacobi with; 0 takes the default.</summary>
/// <param name="L1Bytes">Bytes of the level 1 data cache that a core has to itself.</param>
/// <param name="L2Bytes">Bytes of its level 2 cache.</param>
/// <param name="BandRows">H; this and the next two are for tests and experiments.</param>
/// <param name="GroupPasses">G.</param>
/// <param name="BlockTiles">B.</param>
/// <param name="SlowSubnormals">Whether multiplications take far longer for subnormal numbers: tiles that meet some then go another
/// way.</param>
internal readonly record struct BlockedTuning(
    long L1Bytes = 0, long L2Bytes = 0, long BandRows = 0, long GroupPasses = 0, long BlockTiles = 0,
    bool SlowSubnormals = false);
