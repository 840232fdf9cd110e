// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>Where in a pass a tile is; native/jacobi_blocked.c draws it.</summary>
internal enum TileKind
{
    /// <summary>Amid the others.</summary>
    Plain,

    /// <summary>The first: the levels begin here, each in its column, and put by what the end of the pass needs.</summary>
    First,

    /// <summary>The last of the grid's own columns: its right neighbours are turned.</summary>
    Final,

    /// <summary>Past the last column: each level goes on up to where it began.</summary>
    Last,
}
