// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>What a tile of a pass has to do beside its cells; native/jacobi_blocked.c draws where each kind is.</summary>
internal enum TileKind
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>Keeps the value of boundary cells; so may all that follow.</summary>
    Held,

    /// <summary>One of the first tiles: a level begins here, and puts by what the end of the pass needs.</summary>
    Start,

    /// <summary>The last of the grid's own columns: its right neighbours are turned.</summary>
    Final,

    /// <summary>Past the last column: each level goes on up to where it began.</summary>
    End,
}
