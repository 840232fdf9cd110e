// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels.JacobiVariants.Blocked;

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
        var memory = stackalloc TVector[2 * Lanes + 1];
        var places = stackalloc T*[3 * Lanes];
        var square = new Square(memory, places);
        long width = plan.Columns + 2, part = plan.LaneColumns;
        for (long c = 0; c < part; c += Lanes)
        {
            for (var k = 0; k < Lanes; k++)
            {
                var at = k * part + c;
                square.From[k] = at + Lanes <= width ? row + at : Part(row + at, width - at, square.Spare + k);
                square.To[k] = (T*)(c + k < part ? lifted + c + k : square.Spare + k);
                Prefetch.Far(row + at + width);
            }

            square.Transpose();
        }
    }

    /// <summary>The interior cells of a row, when the grid has drifted by so many.</summary>
    public static void Lower(BlockedPlan plan, TVector* lifted, T* row, long drift)
    {
        var memory = stackalloc TVector[2 * Lanes + 1];
        var places = stackalloc T*[3 * Lanes];
        var square = new Square(memory, places);
        long width = plan.Columns + 2, part = plan.LaneColumns, ring = plan.Ring;
        for (long c = 0; c < part; c += Lanes)
        {
            var count = Math.Min(Lanes, part - c);
            for (var k = 0; k < Lanes; k++)
            {
                var at = k * part + c + drift;
                at -= at >= ring ? ring : 0;
                var isWhole = at >= 1 && at + Lanes < width && count == Lanes;
                square.From[k] = (T*)(k < count ? lifted + c + k : square.Spare + k);
                square.To[k] = isWhole ? row + at : (T*)(square.Spare + k);
                Prefetch.Far(row + at + width);
            }

            square.Transpose();
            for (var k = 0; k < Lanes; k++)
            {
                if (square.To[k] == (T*)(square.Spare + k))
                {
                    LowerPart(plan, square.To[k], row, (k * part + c + drift) % ring, count);
                }
            }
        }
    }

    private static T* Part(T* cells, long count, TVector* part)
    {
        *part = default;
        for (var i = 0; i < count; i++)
        {
            ((T*)part)[i] = cells[i];
        }

        return (T*)part;
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

    /// <summary>Where the rows of a square come from and its columns go to.</summary>
    private readonly struct Square
    {
        public readonly T** From, To;

        /// <summary>For what comes from elsewhere, or goes there.</summary>
        public readonly TVector* Spare;

        private readonly T** _between;

        public Square(TVector* memory, T** places)
        {
            // So that each vector lies in one cache line.
            Spare = (TVector*)(((nuint)memory + (nuint)sizeof(TVector) - 1) & ~((nuint)sizeof(TVector) - 1));
            From = places;
            To = places + Lanes;
            _between = places + 2 * Lanes;
            for (var k = 0; k < Lanes; k++)
            {
                _between[k] = (T*)(Spare + Lanes + k);
            }
        }

        /// <summary>Changes rows for columns. There are 2 to 16 lanes.</summary>
        public void Transpose()
        {
            if (Lanes > 4)
            {
                ZipTwice(From, _between);
            }

            var from = Lanes > 4 ? _between : From;
            if (Lanes is 4 or 16)
            {
                ZipTwice(from, To);
            }
            else
            {
                Zip(from, To);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Zip(T** from, T** to)
        {
            for (var i = 0; i < Lanes / 2; i++)
            {
                TVector x = Read(from[i]), y = Read(from[i + Lanes / 2]);
                Unsafe.WriteUnaligned(to[2 * i], TLanes.ZipLow(x, y));
                Unsafe.WriteUnaligned(to[2 * i + 1], TLanes.ZipHigh(x, y));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void ZipTwice(T** from, T** to)
        {
            for (var i = 0; i < Lanes / 4; i++)
            {
                TVector x = Read(from[i]), y = Read(from[i + Lanes / 2]);
                TVector z = Read(from[i + Lanes / 4]), v = Read(from[i + Lanes / 4 * 3]);
                TVector low = TLanes.ZipLow(x, y), high = TLanes.ZipHigh(x, y);
                TVector nextLow = TLanes.ZipLow(z, v), nextHigh = TLanes.ZipHigh(z, v);
                Unsafe.WriteUnaligned(to[4 * i], TLanes.ZipLow(low, nextLow));
                Unsafe.WriteUnaligned(to[4 * i + 1], TLanes.ZipHigh(low, nextLow));
                Unsafe.WriteUnaligned(to[4 * i + 2], TLanes.ZipLow(high, nextHigh));
                Unsafe.WriteUnaligned(to[4 * i + 3], TLanes.ZipHigh(high, nextHigh));
            }
        }

        private static TVector Read(T* place) => Unsafe.ReadUnaligned<TVector>(place);
    }
}
