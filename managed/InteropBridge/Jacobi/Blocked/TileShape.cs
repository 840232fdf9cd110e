// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>A tile's sizes, as the plan needs them.</summary>
/// <param name="VectorBytes">Bytes of a vector.</param>
/// <param name="Lanes">Cells of a vector.</param>
/// <param name="Levels">K: time levels of a tile.</param>
internal readonly record struct TileShape(int VectorBytes, int Lanes, int Levels)
{
    /// <summary>W: vector columns of a tile. Two feed the seam, and two tiles are to hold the triangle in which the levels
    /// begin.</summary>
    public const int Width = 3;

    /// <summary>Tiles at either end of a pass that hold that triangle.</summary>
    public int EndTiles => (2 * (Levels - 1) + Width - 1) / Width;

    /// <summary>Vectors that a tile keeps from band to band: P and C of every level and column.</summary>
    public int State => 2 * Levels * Width;

    /// <summary>Vectors that a tile hands over per row: the last two columns of all levels but the first.</summary>
    public int Seam => 2 * (Levels - 1);

    /// <summary>Vectors that a pass's first tiles keep per row for its last ones: the first two columns of every level.</summary>
    public int Turn => 2 * Levels;

    /// <summary>Tiles by which a pass follows the one before: a tile stores 2 K columns to the left of what it reads.</summary>
    public int Lag => (2 * Levels + Width - 1) / Width;
}
