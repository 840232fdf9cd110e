// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>Where in a pass a tile is; native/jacobi_blocked.c draws it.</summary>
internal enum TileKind
{
    /// <summary>Amid the others.</summary>
    Plain,

    /// <summary>The first: the levels begin here, each in its column, and put by what the end of the pass needs.</summary>
    First,

    /// <summary>The last: as wide as what is left of the pass at level 0, but two columns wider at level 1, which goes on up to
    /// where it began. To the right of either come the first columns, turned.</summary>
    Final,
}
