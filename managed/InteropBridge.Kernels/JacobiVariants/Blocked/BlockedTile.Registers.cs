// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

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

        /// <summary>From a tile's state, or to it.</summary>
        [MethodImpl(Inline)]
        public void Move(bool saves, TVector* state, int w, int width, bool isFinal)
        {
            Move(saves, ref P1, state + TileShape.P(1, w));
            Move(saves, ref C1, state + TileShape.C(1, w));
            if (w < width)
            {
                Move(saves, ref P0, state + TileShape.P(0, w));
            }

            if (isFinal && w == width - 1)
            {
                Move(saves, ref C0, state + TileShape.C(0, w));
            }
        }

        [MethodImpl(Inline)]
        private static void Move(bool saves, ref TVector vector, TVector* place)
        {
            if (saves)
            {
                *place = vector;
            }
            else
            {
                vector = *place;
            }
        }
    }

    /// <summary>The tile's columns. One structure: the JIT keeps parts of a large one in registers, but of several small
    /// ones none.</summary>
    private struct Columns
    {
        public Column A, B, C, D, E, F, G;

        /// <summary>From the tile's state, or to it.</summary>
        [MethodImpl(Inline)]
        public void Move(bool saves, TVector* state, int width, int columns1, bool isFinal)
        {
            A.Move(saves, state, 0, width, isFinal);
            B.Move(saves, state, 1, width, isFinal);
            C.Move(saves, state, 2, width, isFinal);
            if (columns1 > 3)
            {
                D.Move(saves, state, 3, width, isFinal);
            }

            if (columns1 > 4)
            {
                E.Move(saves, state, 4, width, isFinal);
            }

            if (columns1 > 5)
            {
                F.Move(saves, state, 5, width, isFinal);
            }

            if (columns1 > 6)
            {
                G.Move(saves, state, 6, width, isFinal);
            }
        }
    }
}
