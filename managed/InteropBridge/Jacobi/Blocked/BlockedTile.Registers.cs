// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge;

/// <content>The vectors that live in registers from row to row.</content>
internal static unsafe partial class BlockedTile<TVector, T, TLanes>
{
    /// <summary>What a column keeps for the next row: P = ((up + left) + centre) + right and C, the centre, of both
    /// levels.</summary>
    private struct Column
    {
        public TVector P0, P1, C1;

        /// <summary>Of a final tile's last column only: that of others is in the grid.</summary>
        public TVector C0;

        [MethodImpl(Inline)]
        public void Load(TVector* state, int w, int width, bool isFinal)
        {
            P0 = w < width ? state[TileShape.P(0, w)] : default;
            P1 = state[TileShape.P(1, w)];
            C1 = state[TileShape.C(1, w)];
            C0 = isFinal && w == width - 1 ? state[TileShape.C(0, w)] : default;
        }

        [MethodImpl(Inline)]
        public readonly void Save(TVector* state, int w, int width, bool isFinal)
        {
            state[TileShape.P(1, w)] = P1;
            state[TileShape.C(1, w)] = C1;
            if (w < width)
            {
                state[TileShape.P(0, w)] = P0;
            }

            if (isFinal && w == width - 1)
            {
                state[TileShape.C(0, w)] = C0;
            }
        }
    }

    /// <summary>The tile's columns. One structure: the JIT keeps parts of a large one in registers, but of several small
    /// ones none.</summary>
    private struct Columns
    {
        public Column A, B, C, D, E, F, G;

        [MethodImpl(Inline)]
        public void Load(TVector* state, int width, int columns1, bool isFinal)
        {
            A.Load(state, 0, width, isFinal);
            B.Load(state, 1, width, isFinal);
            C.Load(state, 2, width, isFinal);
            if (columns1 > 3)
            {
                D.Load(state, 3, width, isFinal);
            }

            if (columns1 > 4)
            {
                E.Load(state, 4, width, isFinal);
            }

            if (columns1 > 5)
            {
                F.Load(state, 5, width, isFinal);
            }

            if (columns1 > 6)
            {
                G.Load(state, 6, width, isFinal);
            }
        }

        [MethodImpl(Inline)]
        public readonly void Save(TVector* state, int width, int columns1, bool isFinal)
        {
            A.Save(state, 0, width, isFinal);
            B.Save(state, 1, width, isFinal);
            C.Save(state, 2, width, isFinal);
            if (columns1 > 3)
            {
                D.Save(state, 3, width, isFinal);
            }

            if (columns1 > 4)
            {
                E.Save(state, 4, width, isFinal);
            }

            if (columns1 > 5)
            {
                F.Save(state, 5, width, isFinal);
            }

            if (columns1 > 6)
            {
                G.Save(state, 6, width, isFinal);
            }
        }
    }
}
