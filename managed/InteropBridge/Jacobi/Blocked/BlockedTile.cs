// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge;

/// <summary>The inner loop: a tile at both of its levels, away from the boundary rows. It does what
/// <see cref="BlockedEdge{TVector, T, TLanes, TTile}"/> says in plain loops, but written out.</summary>
/// <remarks>Every vector is a field of a local structure, which the JIT takes apart, and so lives in a register. Conditions on
/// kind, held, level and column are on constants and gone from the compiled code. They stand where the JIT sees so before it
/// inlines, not in methods of their own: it has room for a limited number of variables.</remarks>
internal static unsafe class BlockedTile<TVector, T, TLanes, TTile>
    where TVector : unmanaged
    where TLanes : ILanes<TVector, T>
    where TTile : ITile
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Optimised at once: the tiers would get to it in the middle of a solve. Apart: together they are too much for the JIT.
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Streams rows through a tile of some kind, with boundary cells in it or without.</summary>
    public static void Stream(in TileRun<TVector> run, TileKind kind, bool held)
    {
        switch (kind, held)
        {
            case (TileKind.Plain, false): Plain(run); break;
            case (TileKind.Plain, true): HeldPlain(run); break;
            case (TileKind.First, false): First(run); break;
            case (TileKind.First, true): HeldFirst(run); break;
            case (TileKind.Final, false): Final(run); break;
            case (TileKind.Final, true): HeldFinal(run); break;
            case (TileKind.Last, false): Last(run); break;
            default: HeldLast(run); break;
        }
    }

    [MethodImpl(Loop)]
    private static void Plain(in TileRun<TVector> run) => Loops(run, TileKind.Plain, false);

    [MethodImpl(Loop)]
    private static void HeldPlain(in TileRun<TVector> run) => Loops(run, TileKind.Plain, true);

    [MethodImpl(Loop)]
    private static void First(in TileRun<TVector> run) => Loops(run, TileKind.First, false);

    [MethodImpl(Loop)]
    private static void HeldFirst(in TileRun<TVector> run) => Loops(run, TileKind.First, true);

    [MethodImpl(Loop)]
    private static void Final(in TileRun<TVector> run) => Loops(run, TileKind.Final, false);

    [MethodImpl(Loop)]
    private static void HeldFinal(in TileRun<TVector> run) => Loops(run, TileKind.Final, true);

    [MethodImpl(Loop)]
    private static void Last(in TileRun<TVector> run) => Loops(run, TileKind.Last, false);

    [MethodImpl(Loop)]
    private static void HeldLast(in TileRun<TVector> run) => Loops(run, TileKind.Last, true);

    [MethodImpl(Inline)]
    private static void Loops(in TileRun<TVector> run, TileKind kind, bool held)
    {
        nint stride = (nint)run.Stride * sizeof(TVector), next = (nint)((byte*)run.Next - (byte*)run.Column);
        nint left = -2 * stride - 4 * sizeof(TVector);
        byte* at = (byte*)run.Column + run.RowBegin * stride, end = (byte*)run.Column + run.RowEnd * stride;
        TVector* seam = run.Seam, turn = run.Turn, mask = run.Held;
        Level level0 = default, level1 = default;
        Row row = default;
        level0.Load(run.State, kind is TileKind.Final or TileKind.Last);
        level1.Load(run.State + TileShape.LevelState, true);
        for (; at != end; at += stride, seam += TileShape.Seam, turn += TileShape.Turn)
        {
            Prefetch(at + next);
            Arrive(ref row, ref level0, (TVector*)at, (TVector*)(at - stride), turn, kind);
            Step(ref row, ref level0, 0, turn, mask + 1, kind, held);
            HandOver(ref row, seam);
            Step(ref row, ref level1, 1, turn, mask, kind, held);
            Leave(ref row, (TVector*)(at + left), kind);
        }

        level0.Save(run.State, kind is TileKind.Final or TileKind.Last);
        level1.Save(run.State + TileShape.LevelState, true);
    }

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

    /// <summary>The next level's row: its own first two columns come from the tile to the left, the last two go to the right.</summary>
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

    /// <summary>Two columns from the tile to the left, then those of this one.</summary>
    private struct Row
    {
        public TVector D0, D1, D2, D3, D4, D5, D6;
    }

    /// <summary>What a level keeps for its next row, per column: P = ((up + left) + centre) + right, and C = the centre.</summary>
    private struct Level
    {
        public TVector P0, P1, P2, P3, P4, C0, C1, C2, C3, C4;

        [MethodImpl(Inline)]
        public void Load(TVector* state, bool withCentre)
        {
            P0 = state[0];
            P1 = state[1];
            if (typeof(TTile) == typeof(ITile.Wide))
            {
                P2 = state[2];
                P3 = state[3];
                P4 = state[4];
            }

            if (withCentre)
            {
                C0 = state[5];
                C1 = state[6];
            }

            if (withCentre && typeof(TTile) == typeof(ITile.Wide))
            {
                C2 = state[7];
                C3 = state[8];
                C4 = state[9];
            }
        }

        [MethodImpl(Inline)]
        public readonly void Save(TVector* state, bool withCentre)
        {
            state[0] = P0;
            state[1] = P1;
            if (typeof(TTile) == typeof(ITile.Wide))
            {
                state[2] = P2;
                state[3] = P3;
                state[4] = P4;
            }

            if (withCentre)
            {
                state[5] = C0;
                state[6] = C1;
            }

            if (withCentre && typeof(TTile) == typeof(ITile.Wide))
            {
                state[7] = C2;
                state[8] = C3;
                state[9] = C4;
            }
        }
    }
}
