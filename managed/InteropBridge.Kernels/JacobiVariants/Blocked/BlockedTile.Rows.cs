// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

/// <content>What happens to a row.</content>
internal static unsafe partial class BlockedTile<TVector, T, TLanes>
{
    /// <summary>Where a row is, and what it is computed with.</summary>
    private struct Row
    {
        /// <summary>The tile's first column at level 0.</summary>
        public TVector* At;

        /// <summary>The row above: what is up from the first column of level 1's.</summary>
        public TVector* Above;

        /// <summary>Where the first column of the last level leaves to.</summary>
        public TVector* To;

        public TVector* Seam;

        public TVector* Turn;

        public TVector One, Fifth;

        /// <summary>A vector of the row at level 0. Past the end of the pass comes its beginning, turned.</summary>
        [MethodImpl(Inline)]
        public readonly TVector Read(int w, TileKind kind, int width) =>
            w >= width ? default : kind == TileKind.Final && w >= width - 2 ? Turn[w - width + 2] : At[w];
    }

    /// <summary>The row at level 0: two columns from the tile to the left, then those of this one.</summary>
    private struct Cells
    {
        public TVector D0, D1, D2, D3, D4, D5, D6;

        /// <summary>Reads the row, and puts by what the pass's final tile needs of it.</summary>
        [MethodImpl(Inline)]
        public void Read(in Row row, TileKind kind, int width)
        {
            D0 = row.Read(-2, kind, width);
            D1 = row.Read(-1, kind, width);
            D2 = row.Read(0, kind, width);
            D3 = row.Read(1, kind, width);
            D4 = row.Read(2, kind, width);
            D5 = row.Read(3, kind, width);
            D6 = row.Read(4, kind, width);
            if (kind == TileKind.First)
            {
                row.Turn[0] = TLanes.Turn(D0);
                row.Turn[1] = TLanes.Turn(D1);
            }
        }
    }

    /// <summary>A row goes through a column of the tile: one cell of each lane at level 0, and the one on its left at
    /// level 1.</summary>
    /// <param name="column">What the column keeps. Its C1 is the centre of the cell at level 1 already.</param>
    /// <param name="next">C1 of the column to the right: what level 0 gives becomes its centre.</param>
    /// <param name="up">What is up from the cell at level 1; becomes that of the next column.</param>
    /// <param name="begun">Up + left at level 1; likewise.</param>
    /// <param name="row">Where the row is.</param>
    /// <param name="w">The column's number.</param>
    /// <param name="left">The row at level 0.</param>
    /// <param name="d">Its centre.</param>
    /// <param name="right">Its right.</param>
    /// <param name="mask0">Lanes that change at level 0, if some are <paramref name="held"/>.</param>
    /// <param name="mask1">Lanes that change at level 1.</param>
    /// <param name="kind">The tile's kind. In the first tile level 1 begins in column 2, in the final one it goes on for two
    /// columns.</param>
    /// <param name="held">Whether there are boundary cells in the tile.</param>
    /// <param name="width">The tile's columns at level 0.</param>
    [MethodImpl(Inline)]
    private static void Step(
        ref Column column, ref TVector next, ref TVector up, ref TVector begun, in Row row, int w, TVector left, TVector d,
        TVector right, TVector mask0, TVector mask1, TileKind kind, bool held, int width)
    {
        TVector centre = column.C1, nextUp = next, nextBegun = TLanes.Sum(next, centre);
        if (kind == TileKind.Final && w >= width)
        {
            next = row.Turn[w - width + 2];
        }
        else
        {
            var above = kind == TileKind.Final && w == width - 1 ? column.C0 : row.Above[w];
            // With the multiplication and the sum before it, half of the five operations of a cell go to either kind of pipe.
            var sum = w % 2 == 0 ? TLanes.FusedSum(left, above, row.One) : TLanes.Sum(left, above);
            next = TLanes.Product(TLanes.FusedSum(column.P0, d, row.One), row.Fifth);
            next = held ? TLanes.Select(mask0, next, above) : next;
            column.P0 = TLanes.Sum(TLanes.Sum(sum, d), right);
            column.C0 = kind == TileKind.Final && w == width - 1 ? d : default;
        }

        if (kind == TileKind.First && w < 2)
        {
            row.Turn[2 + w] = TLanes.Turn(next);
        }
        else
        {
            var result = TLanes.Product(TLanes.FusedSum(column.P1, centre, row.One), row.Fifth);
            row.To[w] = held ? TLanes.Select(mask1, result, up) : result;
            var sum = w % 2 == 0 ? TLanes.Sum(begun, centre) : TLanes.FusedSum(begun, centre, row.One);
            column.P1 = TLanes.Sum(sum, next);
        }

        up = nextUp;
        begun = nextBegun;
    }
}
