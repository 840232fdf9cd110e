// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;

namespace InteropBridge;

/// <summary>Rows of the grid to rows of the lifted grid, where lane k of vector column c is cell k L + c, and back: squares of
/// as many cells as a vector has lanes either way, their rows changed for columns.</summary>
internal static unsafe class BlockedLayout<TVector, T, TLanes>
    where TVector : unmanaged
    where T : unmanaged, IFloatingPointIeee754<T>
    where TLanes : ILanes<TVector, T>
{
    private static int Lanes => sizeof(TVector) / sizeof(T);

    /// <summary>A whole row. What is void on the ring becomes 0.</summary>
    public static void Lift(BlockedPlan plan, T* row, TVector* lifted)
    {
        var square = stackalloc TVector[2 * Lanes];
        for (long c = 0; c < plan.LaneColumns; c += Lanes)
        {
            for (var k = 0; k < Lanes; k++)
            {
                var at = k * plan.LaneColumns + c;
                square[k] = at + Lanes <= plan.Columns + 2
                    ? Unsafe.ReadUnaligned<TVector>(row + at)
                    : Part(row + at, plan.Columns + 2 - at);
                Prefetch.Far(row + at + plan.Columns + 2);
            }

            var columns = Transpose(square, square + Lanes);
            for (var k = 0; k < Lanes && c + k < plan.LaneColumns; k++)
            {
                lifted[c + k] = columns[k];
            }
        }
    }

    /// <summary>The interior cells of a row, when the grid has drifted by so many.</summary>
    public static void Lower(BlockedPlan plan, TVector* lifted, T* row, long drift)
    {
        var square = stackalloc TVector[2 * Lanes];
        for (long c = 0; c < plan.LaneColumns; c += Lanes)
        {
            var count = Math.Min(Lanes, plan.LaneColumns - c);
            for (var k = 0; k < count; k++)
            {
                square[k] = lifted[c + k];
            }

            var rows = Transpose(square, square + Lanes);
            for (var k = 0; k < Lanes; k++)
            {
                var at = k * plan.LaneColumns + c + drift;
                at -= at >= plan.Ring ? plan.Ring : 0;
                if (at >= 1 && at + Lanes <= plan.Columns + 1 && count == Lanes)
                {
                    Prefetch.Far(row + at + plan.Columns + 2);
                    Unsafe.WriteUnaligned(row + at, rows[k]);
                }
                else
                {
                    LowerPart(plan, (T*)(rows + k), row, at, count);
                }
            }
        }
    }

    private static TVector Part(T* cells, long count)
    {
        TVector part = default;
        for (var i = 0; i < count; i++)
        {
            ((T*)&part)[i] = cells[i];
        }

        return part;
    }

    private static void LowerPart(BlockedPlan plan, T* cells, T* row, long at, long count)
    {
        for (var i = 0; i < count; i++, at = at + 1 == plan.Ring ? 0 : at + 1)
        {
            if (at >= 1 && at <= plan.Columns)
            {
                row[at] = cells[i];
            }
        }
    }

    /// <summary>Changes rows for columns, between two places in turn.</summary>
    /// <returns>The place where the result is.</returns>
    private static TVector* Transpose(TVector* from, TVector* to)
    {
        for (var stage = 1; stage < Lanes; stage *= 2)
        {
            for (var i = 0; i < Lanes / 2; i++)
            {
                to[2 * i] = TLanes.ZipLow(from[i], from[i + Lanes / 2]);
                to[2 * i + 1] = TLanes.ZipHigh(from[i], from[i + Lanes / 2]);
            }

            var swap = from;
            from = to;
            to = swap;
        }

        return from;
    }
}
