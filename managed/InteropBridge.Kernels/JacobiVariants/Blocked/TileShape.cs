// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>A tile's sizes, as the plan needs them.</summary>
/// <param name="VectorBytes">Bytes of a vector.</param>
/// <param name="Lanes">Cells of a vector.</param>
/// <param name="Width">W: vector columns of a tile.</param>
internal readonly record struct TileShape(int VectorBytes, int Lanes, int Width)
{
    /// <summary>K: time levels of a tile.</summary>
    public const int Levels = 2;

    /// <summary>The greatest W there is.</summary>
    public const int MaxWidth = 5;

    /// <summary>Vectors that a column keeps from band to band: P of both levels and C of level 1.</summary>
    public const int ColumnState = 3;

    /// <summary>Vectors that a final tile keeps, at most: two columns more, and C of level 0 of its last one.</summary>
    public const int FinalState = ColumnState * (MaxWidth + 2) + 1;

    /// <summary>Masks of a tile: of its columns at level 0, then at level 1.</summary>
    public const int Masks = MaxWidth + MaxWidth + 2;

    /// <summary>Vectors that a tile hands over per row: the last two columns of level 1.</summary>
    public const int Seam = 2 * (Levels - 1);

    /// <summary>Vectors that a pass's first tile keeps per row for its last one: the first two columns of each level.</summary>
    public const int Turn = 2 * Levels;

    /// <summary>Vectors that any other tile keeps. The states lie one after the other, as they come from the L3 cache where a
    /// pass is long.</summary>
    public int State => ColumnState * Width;

    /// <summary>Tiles by which a pass follows the one before: a tile stores 2 K columns to the left of what it reads.</summary>
    public int Lag => (2 * Levels + Width - 1) / Width;

    /// <summary>Where in a tile's state the P of a column at a level is.</summary>
    public static int P(int level, int column) => ColumnState * column + level;

    /// <summary>Where in a tile's state the C of a column is: of level 1, or of level 0 in a final tile's last one.</summary>
    public static int C(int level, int column) => level == 0 ? FinalState - 1 : ColumnState * column + 2;
}
