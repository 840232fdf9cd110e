// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge;

/// <content>What happens to a row.</content>
internal static unsafe partial class BlockedTile<TVector, T, TLanes, TTile>
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

        /// <summary>A vector of the row at level 0.</summary>
        [MethodImpl(Inline)]
        public readonly TVector Read(int w, TileKind kind) =>
            kind == TileKind.Last || w >= TTile.Width ? default
            : kind == TileKind.Final && w >= TTile.Width - 2 ? Turn[w - TTile.Width + 2] : At[w];

        /// <summary>What the pass's last tile needs of level 0 is put by.</summary>
        [MethodImpl(Inline)]
        public readonly void Begin(TVector d0, TVector d1, TileKind kind)
        {
            if (kind == TileKind.First)
            {
                Turn[0] = TLanes.Turn(d0);
                Turn[1] = TLanes.Turn(d1);
            }
        }

        /// <summary>The last two columns of level 1 go to the tile on the right.</summary>
        [MethodImpl(Inline)]
        public readonly void HandOver(TVector last, TVector past)
        {
            Seam[0] = last;
            Seam[1] = past;
        }
    }

    /// <summary>A row of the next tile, at level 0.</summary>
    [MethodImpl(Inline)]
    private static void PrefetchRow(byte* soon)
    {
        Prefetch.Near(soon);
        if (typeof(TTile) == typeof(ITile.Wide) && sizeof(TVector) > 16)
        {
            Prefetch.Near(soon + BlockedPlan.LineBytes);
            Prefetch.Near(soon + 2 * BlockedPlan.LineBytes);
        }

        if (typeof(TTile) == typeof(ITile.Wide) && sizeof(TVector) > 32)
        {
            Prefetch.Near(soon + 3 * BlockedPlan.LineBytes);
            Prefetch.Near(soon + 4 * BlockedPlan.LineBytes);
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
    /// <param name="kind">The tile's kind. In the first tile level 1 begins, and in the last one it ends, in column 2.</param>
    /// <param name="held">Whether there are boundary cells in the tile.</param>
    [MethodImpl(Inline)]
    private static void Step(
        ref Column column, ref TVector next, ref TVector up, ref TVector begun, in Row row, int w, TVector left, TVector d,
        TVector right, TVector mask0, TVector mask1, TileKind kind, bool held)
    {
        TVector centre = column.C1, nextUp = next, nextBegun = TLanes.Sum(next, centre);
        if (kind != TileKind.Last)
        {
            var above = kind == TileKind.Final ? column.C0 : row.Above[w];
            // With the multiplication and the sum before it, half of the five operations of a cell go to either kind of pipe.
            var sum = w % 2 == 0 ? TLanes.FusedSum(left, above, row.One) : TLanes.Sum(left, above);
            next = TLanes.Product(TLanes.FusedSum(column.P0, d, row.One), row.Fifth);
            next = held ? TLanes.Select(mask0, next, above) : next;
            column.P0 = TLanes.Sum(TLanes.Sum(sum, d), right);
            column.C0 = kind == TileKind.Final ? d : default;
        }
        else if (w < 2)
        {
            next = row.Turn[2 + w];
        }

        if (kind == TileKind.First && w < 2)
        {
            row.Turn[2 + w] = TLanes.Turn(next);
        }
        else if (kind != TileKind.Last || w < 2)
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
