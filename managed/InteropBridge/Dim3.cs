// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>Extent of a grid in blocks, or of a block in threads. A single number is the width.</summary>
public readonly record struct Dim3
{
    /// <summary>Creates an extent.</summary>
    /// <param name="x">Width, at least 1.</param>
    /// <param name="y">Height, at least 1.</param>
    /// <param name="z">Depth, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public Dim3(int x, int y = 1, int z = 1)
    {
        if (x < 1 || y < 1 || z < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(x), $"an extent cannot be {x} x {y} x {z}: each number must be at least 1");
        }

        (X, Y, Z) = (x, y, z);
    }

    /// <summary>Width.</summary>
    public int X { get; }

    /// <summary>Height.</summary>
    public int Y { get; }

    /// <summary>Depth.</summary>
    public int Z { get; }

    /// <summary>The total number.</summary>
    public long Count => (long)X * Y * Z;

    /// <summary>A row of <paramref name="x"/>.</summary>
    public static implicit operator Dim3(int x) => new(x);

    /// <summary>A rectangle.</summary>
    public static implicit operator Dim3((int X, int Y) size) => new(size.X, size.Y);

    /// <summary>A box.</summary>
    public static implicit operator Dim3((int X, int Y, int Z) size) => new(size.X, size.Y, size.Z);

    /// <summary>The row that <paramref name="x"/> converts to.</summary>
    public static Dim3 ToDim3(int x) => x;

    /// <summary>The smallest grid of blocks with <paramref name="block"/> threads that covers the given number of
    /// items.</summary>
    /// <param name="items">At least 1 in each direction.</param>
    /// <param name="block">Threads per block.</param>
    public static Dim3 Covering(Dim3 items, Dim3 block) => new(
        (items.X - 1) / block.X + 1, (items.Y - 1) / block.Y + 1, (items.Z - 1) / block.Z + 1);

    /// <inheritdoc/>
    public override string ToString() => $"{X} x {Y} x {Z}";
}
