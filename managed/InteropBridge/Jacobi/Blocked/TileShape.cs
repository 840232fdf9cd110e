// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>A tile's sizes, as the plan needs them.</summary>
/// <param name="VectorBytes">Bytes of a vector.</param>
/// <param name="Lanes">Cells of a vector.</param>
/// <param name="Width">W: vector columns of a tile.</param>
internal readonly record struct TileShape(int VectorBytes, int Lanes, int Width)
{
    /// <summary>K: time levels of a tile.</summary>
    public const int Levels = 2;

    /// <summary>Vectors that a tile keeps from band to band: P and C of both levels, with room for five columns. The C of level
    /// 0, which only a final tile keeps, are the last.</summary>
    public const int State = 20;

    /// <summary>Vectors that a tile hands over per row: the last two columns of level 1.</summary>
    public const int Seam = 2 * (Levels - 1);

    /// <summary>Vectors that a pass's first tile keeps per row for its last one: the first two columns of each level.</summary>
    public const int Turn = 2 * Levels;

    /// <summary>Tiles by which a pass follows the one before: a tile stores 2 K columns to the left of what it reads.</summary>
    public int Lag => (2 * Levels + Width - 1) / Width;

    /// <summary>Where in a tile's state the P of a level are.</summary>
    public static int P(int level) => 5 * level;

    /// <summary>Where in a tile's state the C of a level are.</summary>
    public static int C(int level) => 15 - 5 * level;
}
