// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.InteropServices;

namespace InteropBridge.Tests.Support;

/// <summary>Starting grids, and their comparison by bits.</summary>
internal static class Grids
{
    /// <summary>Random values, every tenth a special one. There is one NaN only, the one that the processor makes itself: which
    /// of two different NaNs a sum takes is the compiler's choice.</summary>
    public static T[] Random<T>(int rows, int columns, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T[] special =
        [
            T.PositiveInfinity, T.NegativeInfinity, T.NaN, T.NegativeZero, T.Zero, T.Epsilon, -T.Epsilon, T.MaxValue, T.MinValue,
            T.Epsilon * T.CreateChecked(1000),
        ];
        var random = new Random(seed);
        var grid = new T[(rows + 2) * (columns + 2)];
        foreach (ref var cell in grid.AsSpan())
        {
            cell = random.Next(10) == 0 ? special[random.Next(special.Length)] : T.CreateChecked(random.NextDouble() * 200 - 100);
        }

        return grid;
    }

    /// <summary>Random finite values: specials would soon make every cell NaN and hide what differs.</summary>
    public static T[] Finite<T>(int rows, int columns, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var grid = new T[(rows + 2) * (columns + 2)];
        foreach (ref var cell in grid.AsSpan())
        {
            cell = T.CreateChecked(random.NextDouble() * 200 - 100);
        }

        return grid;
    }

    /// <summary>Zero inside a boundary of both signs and so small that what spreads from it is subnormal a cell or a few on.</summary>
    public static T[] Front<T>(int rows, int columns, int seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        var least = T.Epsilon * T.CreateChecked(typeof(T) == typeof(float) ? 1L << 23 : 1L << 52); // the smallest normal number
        var grid = new T[(rows + 2) * (columns + 2)];
        for (var i = 0; i < grid.Length; i++)
        {
            var (row, column) = Math.DivRem(i, columns + 2);
            if (row == 0 || row == rows + 1 || column == 0 || column == columns + 1)
            {
                grid[i] = least * T.CreateChecked((random.NextDouble() - 0.3) * 1000);
            }
        }

        return grid;
    }

    public static bool SameBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual)
        where T : unmanaged => MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual));
}
