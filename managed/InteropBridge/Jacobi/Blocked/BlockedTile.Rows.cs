// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge;

/// <content>What happens to a row.</content>
internal static unsafe partial class BlockedTile<TVector, T, TLanes, TTile>
{
    [MethodImpl(Inline)]
    private static void Prefetch(byte* soon)
    {
        const int line = 64;
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(soon);
        }

        if (Sse.IsSupported && typeof(TTile) == typeof(ITile.Wide) && sizeof(TVector) > 16)
        {
            Sse.Prefetch0(soon + line);
            Sse.Prefetch0(soon + 2 * line);
        }

        if (Sse.IsSupported && typeof(TTile) == typeof(ITile.Wide) && sizeof(TVector) > 32)
        {
            Sse.Prefetch0(soon + 3 * line);
            Sse.Prefetch0(soon + 4 * line);
        }
    }

    [MethodImpl(Inline)]
    private static void PrefetchAhead(byte* line)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch1(line);
        }
    }

    /// <summary>A row at level 0: two columns of the tile to the left, and W of this one.</summary>
    [MethodImpl(Inline)]
    private static void Arrive(ref Row row, ref Level level, TVector* at, TVector* above, TVector* turn, TileKind kind)
    {
        if (kind == TileKind.Last)
        {
            return;
        }

        row.D0 = at[-2];
        row.D1 = at[-1];
        if (typeof(TTile) == typeof(ITile.Wide))
        {
            row.D2 = at[0];
            row.D3 = at[1];
            row.D4 = at[2];
            row.D5 = kind == TileKind.Final ? turn[0] : at[3];
            row.D6 = kind == TileKind.Final ? turn[1] : at[4];
        }
        else
        {
            row.D2 = kind == TileKind.Final ? turn[0] : at[0];
            row.D3 = kind == TileKind.Final ? turn[1] : at[1];
        }

        if (kind == TileKind.First)
        {
            turn[0] = TLanes.Turn(row.D0);
            turn[1] = TLanes.Turn(row.D1);
        }

        if (kind != TileKind.Final)
        {
            level.C0 = above[-1];
            level.C1 = above[0];
            if (typeof(TTile) == typeof(ITile.Wide))
            {
                level.C2 = above[1];
                level.C3 = above[2];
                level.C4 = above[3];
            }
        }
    }

    /// <summary>One level: the row that arrived gives place to what it gives the next level.</summary>
    /// <param name="row">The row.</param>
    /// <param name="level">The level.</param>
    /// <param name="l">Which one.</param>
    /// <param name="turn">What the first tile keeps for the last one.</param>
    /// <param name="mask">Of the column that the first cell gives.</param>
    /// <param name="kind">The tile's kind.</param>
    /// <param name="held">Whether there are boundary cells in it.</param>
    [MethodImpl(Inline)]
    private static void Step(ref Row row, ref Level level, int l, TVector* turn, TVector* mask, TileKind kind, bool held)
    {
        var first = Cell(ref level.P0, ref level.C0, row.D0, row.D1, row.D2, l, 0, turn, mask, kind, held);
        var second = Cell(ref level.P1, ref level.C1, row.D1, row.D2, row.D3, l, 1, turn, mask, kind, held);
        if (typeof(TTile) == typeof(ITile.Wide))
        {
            var third = Cell(ref level.P2, ref level.C2, row.D2, row.D3, row.D4, l, 2, turn, mask, kind, held);
            var fourth = Cell(ref level.P3, ref level.C3, row.D3, row.D4, row.D5, l, 3, turn, mask, kind, held);
            row.D6 = Cell(ref level.P4, ref level.C4, row.D4, row.D5, row.D6, l, 4, turn, mask, kind, held);
            row.D5 = fourth;
            row.D4 = third;
        }

        row.D3 = second;
        row.D2 = first;
    }

    /// <summary>One cell of each lane: column w - 2 l of the next level, counted from that level's first one or from its turned
    /// image.</summary>
    [MethodImpl(Inline)]
    private static TVector Cell(
        ref TVector p, ref TVector c, TVector left, TVector d, TVector right, int l, int w, TVector* turn, TVector* mask,
        TileKind kind, bool held)
    {
        if (kind == TileKind.First && w < 2 * l)
        {
            return d;
        }

        if (kind == TileKind.Last && w >= 2 * l)
        {
            return l == 0 && w < 2 ? turn[2 + w] : d;
        }

        var value = TLanes.Fifth(TLanes.FusedSum(p, d));
        if (held)
        {
            value = TLanes.Select(mask[w], c, value);
        }

        // With the multiplication and the sum above, half of the five operations of a cell go to either kind of pipe.
        p = TLanes.Sum(TLanes.Sum((l + w) % 2 == 0 ? TLanes.FusedSum(c, left) : TLanes.Sum(c, left), d), right);
        c = d;
        if (kind == TileKind.First && l == 0 && w < 2)
        {
            turn[2 + w] = TLanes.Turn(value);
        }

        return value;
    }

    /// <summary>The next level's row: two columns come from the tile to the left, the last two go to the right.</summary>
    [MethodImpl(Inline)]
    private static void HandOver(ref Row row, TVector* seam)
    {
        row.D0 = seam[0];
        row.D1 = seam[1];
        seam[0] = typeof(TTile) == typeof(ITile.Wide) ? row.D5 : row.D2;
        seam[1] = typeof(TTile) == typeof(ITile.Wide) ? row.D6 : row.D3;
    }

    /// <summary>The last level's row goes back into the grid; in the first tile it begins, and in the last one it ends, in the
    /// third column.</summary>
    [MethodImpl(Inline)]
    private static void Leave(ref Row row, TVector* to, TileKind kind)
    {
        if (kind != TileKind.First)
        {
            to[0] = row.D2;
            to[1] = row.D3;
        }

        if (kind != TileKind.Last && typeof(TTile) == typeof(ITile.Wide))
        {
            to[2] = row.D4;
            to[3] = row.D5;
            to[4] = row.D6;
        }
    }
}
