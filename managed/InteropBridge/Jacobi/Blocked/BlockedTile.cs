// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace InteropBridge;

/// <summary>The inner loop: a tile at all of its K levels, away from the boundary rows. It does what
/// <see cref="BlockedEdge{TVector, T, TLanes, TLevels}"/> says in plain loops, but written out.</summary>
/// <remarks>Every vector is a local, or a field of a local structure that the JIT takes apart, and so lives in a register. Every
/// condition is on arguments that are constants (kind, column, whether there is a next level) and gone from the compiled
/// code; they have to be constants as written, since the JIT drops a branch only where it sees so before it inlines.</remarks>
internal static unsafe class BlockedTile<TVector, T, TLanes, TLevels>
    where TVector : unmanaged
    where TLanes : ILanes<TVector, T>
    where TLevels : ILevels
{
    private const int W = TileShape.Width;
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Optimised at once: the tiers would get to it in the middle of a solve.
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private static int K => TLevels.Count;

    [MethodImpl(Loop)]
    public static void Plain(in TileRun<TVector> run) => Stream(run, TileKind.Plain, 0);

    [MethodImpl(Loop)]
    public static void Held(in TileRun<TVector> run) => Stream(run, TileKind.Held, 0);

    [MethodImpl(Loop)]
    public static void Final(in TileRun<TVector> run) => Stream(run, TileKind.Final, 0);

    [MethodImpl(Loop)]
    public static void FirstStart(in TileRun<TVector> run) => Stream(run, TileKind.Start, 0);

    [MethodImpl(Loop)]
    public static void SecondStart(in TileRun<TVector> run) => Stream(run, TileKind.Start, W);

    [MethodImpl(Loop)]
    public static void FirstEnd(in TileRun<TVector> run) => Stream(run, TileKind.End, 0);

    [MethodImpl(Loop)]
    public static void SecondEnd(in TileRun<TVector> run) => Stream(run, TileKind.End, W);

    /// <param name="run">The rows.</param>
    /// <param name="kind">The tile's kind.</param>
    /// <param name="first">Its first column, counted from the first of the pass or from that one's turned image.</param>
    [MethodImpl(Inline)]
    private static void Stream(in TileRun<TVector> run, TileKind kind, int first)
    {
        long stride = run.Stride, next = run.Next - run.Column, out_ = -K * stride - 2 * K;
        TVector* at = run.Column + run.RowBegin * stride, end = run.Column + run.RowEnd * stride;
        TVector* seam = run.Seam, turn = run.Turn, held = run.Held + K - 1, state = run.State;
        Level level0 = Level.Load(state), level1 = Level.Load(state + 2 * W), level2 = default, level3 = default;
        if (typeof(TLevels) == typeof(ILevels.Four))
        {
            level2 = Level.Load(state + 4 * W);
            level3 = Level.Load(state + 6 * W);
        }

        for (; at != end; at += stride, seam += 2 * (K - 1), turn += 2 * K)
        {
            Prefetch(at + next);
            var row = default(Row);
            Arrive(ref level0, ref row, at, stride, turn, kind, first);
            Step(ref level0, ref row, turn + 2, held, kind, first, true);
            HandOver(ref row, seam);
            if (typeof(TLevels) == typeof(ILevels.Two))
            {
                Step(ref level1, ref row, turn + 4, held - 1, kind, first - 2, false);
                Leave(ref row, at + out_, kind, first - 2);
            }
            else
            {
                Step(ref level1, ref row, turn + 4, held - 1, kind, first - 2, true);
                HandOver(ref row, seam + 2);
                Step(ref level2, ref row, turn + 6, held - 2, kind, first - 4, true);
                HandOver(ref row, seam + 4);
                Step(ref level3, ref row, turn + 8, held - 3, kind, first - 6, false);
                Leave(ref row, at + out_, kind, first - 6);
            }
        }

        level0.Save(state);
        level1.Save(state + 2 * W);
        if (typeof(TLevels) == typeof(ILevels.Four))
        {
            level2.Save(state + 4 * W);
            level3.Save(state + 6 * W);
        }
    }

    [MethodImpl(Inline)]
    private static void Prefetch(TVector* soon)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(soon);
            Sse.Prefetch0(soon + 1);
            Sse.Prefetch0(soon + 2);
        }
    }

    /// <summary>A row at level 0: two columns of the tile to the left, and W of this one.</summary>
    [MethodImpl(Inline)]
    private static void Arrive(
        ref Level level, ref Row row, TVector* at, long stride, TVector* turn, TileKind kind, int first)
    {
        if (kind == TileKind.End)
        {
            return;
        }

        row.D0 = at[-2];
        row.D1 = at[-1];
        row.D2 = at[0];
        row.D3 = kind == TileKind.Final ? turn[0] : at[1];
        row.D4 = kind == TileKind.Final ? turn[1] : at[2];
        if (kind == TileKind.Start && first == 0)
        {
            turn[0] = TLanes.Turn(row.D0);
            turn[1] = TLanes.Turn(row.D1);
        }

        if (kind != TileKind.Final)
        {
            level.C0 = at[-stride - 1];
            level.C1 = at[-stride];
            level.C2 = at[-stride + 1];
        }
    }

    /// <summary>One level: the row that arrived gives place to what it gives the next level.</summary>
    /// <param name="level">The level.</param>
    /// <param name="row">The row.</param>
    /// <param name="kept">The next level's first two columns, turned.</param>
    /// <param name="held">The mask of the tile's first column.</param>
    /// <param name="kind">The tile's kind.</param>
    /// <param name="column">Which column of the next level the tile's first one gives.</param>
    /// <param name="feeds">Whether there is a next level.</param>
    [MethodImpl(Inline)]
    private static void Step(
        ref Level level, ref Row row, TVector* kept, TVector* held, TileKind kind, int column, bool feeds)
    {
        var first = Cell(ref level.P0, ref level.C0, row.D0, row.D1, row.D2, kept, held, kind, column, feeds);
        var second = Cell(ref level.P1, ref level.C1, row.D1, row.D2, row.D3, kept, held + 1, kind, column + 1, feeds);
        row.D4 = Cell(ref level.P2, ref level.C2, row.D2, row.D3, row.D4, kept, held + 2, kind, column + 2, feeds);
        row.D2 = first;
        row.D3 = second;
    }

    [MethodImpl(Inline)]
    private static TVector Cell(
        ref TVector p, ref TVector c, TVector left, TVector d, TVector right, TVector* kept, TVector* held, TileKind kind,
        int column, bool feeds)
    {
        if (kind == TileKind.Start && column < 0)
        {
            return d;
        }

        if (kind == TileKind.End && column >= 0)
        {
            return feeds && column < 2 ? kept[column] : d;
        }

        var value = TLanes.Fifth(TLanes.FusedSum(p, d));
        if (kind != TileKind.Plain)
        {
            value = TLanes.Select(*held, c, value);
        }

        // Half of these fused, all of those above: that keeps both kinds of pipes busy.
        p = TLanes.Sum(TLanes.Sum(column % 2 == 0 ? TLanes.FusedSum(c, left) : TLanes.Sum(c, left), d), right);
        c = d;
        if (kind == TileKind.Start && feeds && column < 2)
        {
            kept[column] = TLanes.Turn(value);
        }

        return value;
    }

    /// <summary>The next level's row: its own first two columns come from the tile to the left, the last two go to the right.</summary>
    [MethodImpl(Inline)]
    private static void HandOver(ref Row row, TVector* seam)
    {
        row.D0 = seam[0];
        row.D1 = seam[1];
        seam[0] = row.D3;
        seam[1] = row.D4;
    }

    [MethodImpl(Inline)]
    private static void Leave(ref Row row, TVector* to, TileKind kind, int column)
    {
        if (!(kind == TileKind.Start && column < 0) && !(kind == TileKind.End && column >= 0))
        {
            to[0] = row.D2;
        }

        if (!(kind == TileKind.Start && column < -1) && !(kind == TileKind.End && column >= -1))
        {
            to[1] = row.D3;
        }

        if (!(kind == TileKind.Start && column < -2) && !(kind == TileKind.End && column >= -2))
        {
            to[2] = row.D4;
        }
    }

    /// <summary>Two columns from the tile to the left, then the three of this one.</summary>
    private struct Row
    {
        public TVector D0, D1, D2, D3, D4;
    }

    /// <summary>What a level keeps for its next row, per column: P = ((up + left) + centre) + right, and C = the centre.</summary>
    private struct Level
    {
        public TVector P0, P1, P2, C0, C1, C2;

        [MethodImpl(Inline)]
        public static Level Load(TVector* state) => new()
        {
            P0 = state[0], P1 = state[1], P2 = state[2], C0 = state[3], C1 = state[4], C2 = state[5],
        };

        [MethodImpl(Inline)]
        public readonly void Save(TVector* state)
        {
            state[0] = P0;
            state[1] = P1;
            state[2] = P2;
            state[3] = C0;
            state[4] = C1;
            state[5] = C2;
        }
    }
}
