// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <summary>A run of rows through one tile after the other.</summary>
internal unsafe struct TileRun<TVector>
    where TVector : unmanaged
{
    /// <summary>How many tiles, of one kind.</summary>
    public long Tiles;

    /// <summary>Row 0 of the lifted grid, the tile's first column at level 0.</summary>
    public TVector* Column;

    /// <summary>Vectors from what the tile reads to what it fetches for another pass.</summary>
    public long Ahead;

    /// <summary>Vectors from row to row.</summary>
    public long Stride;

    public long RowBegin;

    public long RowEnd;

    /// <summary>At <see cref="RowBegin"/>, as <see cref="Turn"/>.</summary>
    public TVector* Seam;

    public TVector* Turn;

    public TVector* State;

    /// <summary>1 and 0.2 in every lane: kept here, because the JIT would create constants again for every row.</summary>
    public TVector One, Fifth;

    /// <summary>Masks of the lanes that keep their value, for the columns of level 0 and then of level 1; null if there are
    /// none.</summary>
    public TVector* Held;

    /// <summary>Goes on to the next tile.</summary>
    public void MoveOn(int width)
    {
        Tiles--;
        Column += width;
        State += TileShape.ColumnState * width;
    }
}
