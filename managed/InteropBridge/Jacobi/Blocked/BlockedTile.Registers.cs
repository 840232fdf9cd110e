// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge;

/// <content>The vectors that live in registers.</content>
internal static unsafe partial class BlockedTile<TVector, T, TLanes, TTile>
{
    /// <summary>Two columns from the tile to the left, then those of this one.</summary>
    private struct Row
    {
        public TVector D0, D1, D2, D3, D4, D5, D6;
    }

    /// <summary>What a level keeps for its next row, per column: P = ((up + left) + centre) + right and C, the centre.</summary>
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
