// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge;

/// <content>The vectors that live in registers from row to row.</content>
internal static unsafe partial class BlockedTile<TVector, T, TLanes, TTile>
{
    /// <summary>What a column keeps for the next row: P = ((up + left) + centre) + right and C, the centre, of both
    /// levels.</summary>
    private struct Column
    {
        public TVector P0, P1, C1;

        /// <summary>Used where the rows above are not to be had from the grid.</summary>
        public TVector C0;

        [MethodImpl(Inline)]
        public void Load(TVector* state, TileKind kind)
        {
            P0 = state[TileShape.P(0)];
            P1 = state[TileShape.P(1)];
            C1 = state[TileShape.C(1)];
            if (kind == TileKind.Final)
            {
                C0 = state[TileShape.C(0)];
            }

            Prefetch.Near(state + TileShape.State + TileShape.P(0));
            Prefetch.Near(state + TileShape.State + TileShape.P(1));
            Prefetch.Near(state + TileShape.State + TileShape.C(1));
        }

        [MethodImpl(Inline)]
        public readonly void Save(TVector* state, TileKind kind)
        {
            state[TileShape.P(0)] = P0;
            state[TileShape.P(1)] = P1;
            state[TileShape.C(1)] = C1;
            if (kind == TileKind.Final)
            {
                state[TileShape.C(0)] = C0;
            }
        }
    }

    /// <summary>The tile's columns. One structure: the JIT keeps parts of a large one in registers, but of several small
    /// ones none.</summary>
    private struct Columns
    {
        public Column A, B, C, D, E;

        [MethodImpl(Inline)]
        public void Load(TVector* state, TileKind kind)
        {
            A.Load(state, kind);
            B.Load(state + 1, kind);
            if (typeof(TTile) == typeof(ITile.Wide))
            {
                C.Load(state + 2, kind);
                D.Load(state + 3, kind);
                E.Load(state + 4, kind);
            }
        }

        [MethodImpl(Inline)]
        public readonly void Save(TVector* state, TileKind kind)
        {
            A.Save(state, kind);
            B.Save(state + 1, kind);
            if (typeof(TTile) == typeof(ITile.Wide))
            {
                C.Save(state + 2, kind);
                D.Save(state + 3, kind);
                E.Save(state + 4, kind);
            }
        }
    }
}
