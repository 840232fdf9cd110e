// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>How wide a tile is, as a type: for each the JIT compiles code of its own. From row to row a tile takes 3 W vector
/// registers, and W + 5 others while a row goes through.</summary>
internal interface ITile
{
    /// <summary>W: vector columns. At least 2, so that the triangle in which the levels begin fits into one tile.</summary>
    static abstract int Width { get; }

    /// <summary>For 16 vector registers.</summary>
    readonly struct Narrow : ITile
    {
        public static int Width => 2;
    }

    /// <summary>For 32 vector registers.</summary>
    readonly struct Wide : ITile
    {
        public static int Width => 5;
    }
}
