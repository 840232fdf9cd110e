// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A hash of a grid's interior: the sum of what its cells make of their places and bits, modulo 2^64. A sum has no order,
/// so that any number of ranks finds the same.</summary>
public static class JacobiHash
{
    /// <summary>The hash of a grid in one place; <see cref="DistributedJacobi{T}.Hash"/> is that of one on ranks.</summary>
    /// <param name="grid">The grid.</param>
    /// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
    public static ulong Of<T>(JacobiGrid<T> grid)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(grid);
        var (sum, stride) = (0UL, grid.Shape.Stride);
        for (var row = 1; row <= grid.Shape.Rows; row++)
        {
            sum += OfRow<T>(grid.Span.Slice(row * stride + 1, grid.Shape.Columns), (long)row * stride + 1);
        }

        return sum;
    }

    /// <summary>What a run of cells of a row adds to the hash.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="first">Place of the first: its row, times the columns with boundary, plus its column.</param>
    internal static ulong OfRow<T>(ReadOnlySpan<T> cells, long first)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sum = 0UL;
        for (var i = 0; i < cells.Length; i++)
        {
            var bits = BitConverter.DoubleToUInt64Bits(double.CreateTruncating(cells[i])); // exact for a float
            sum += Mix(bits + 0x9E3779B97F4A7C15 * (ulong)(first + i + 1));
        }

        return sum;
    }

    /// <summary>The last part of SplitMix64, in which every bit of the result depends on every bit of the argument.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
