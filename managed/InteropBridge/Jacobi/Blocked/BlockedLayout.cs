// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge;

/// <summary>Rows of the grid to rows of the lifted grid, where lane k of vector column c is cell k L + c, and back.</summary>
internal static unsafe class BlockedLayout<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static int Lanes => sizeof(TVector) / sizeof(T);

    public static void Lift(BlockedPlan plan, T* row, TVector* lifted)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (long c = 0; c < plan.LaneColumns; c++)
            {
                var cell = lane * plan.LaneColumns + c;
                ((T*)(lifted + c))[lane] = cell < plan.Columns + 2 ? row[cell] : T.Zero;
            }
        }
    }

    public static void Lower(BlockedPlan plan, TVector* lifted, T* row, long drift)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (long c = 0; c < plan.LaneColumns; c++)
            {
                var cell = lane * plan.LaneColumns + c + drift;
                cell -= cell >= plan.Ring ? plan.Ring : 0;
                if (cell >= 1 && cell <= plan.Columns)
                {
                    row[cell] = ((T*)(lifted + c))[lane];
                }
            }
        }
    }
}
