// SPDX-License-Identifier: MIT
namespace InteropBridge.Expressions;

/// <summary>The order in which a reduction combines values. It depends on the number of elements alone: not on threads, vector
/// width or device. Elements are cut into blocks. In a block element i goes to lane i % 32, in order; then the upper half of the
/// lanes is combined with the lower one until one value is left. The same halving combines the blocks' values.</summary>
internal static class ReductionOrder
{
    public const int Lanes = 32;

    /// <summary>The most blocks, which is room enough for every thread of a large GPU.</summary>
    public const int MostBlocks = 4096;

    private const int LeastBlock = 1024;

    /// <summary>Elements of a block.</summary>
    public static long Block(long length) => Math.Max(1, (length - 1) / ((long)LeastBlock * MostBlocks) + 1) * LeastBlock;

    /// <summary>How many blocks there are.</summary>
    public static int Blocks(long length) => length == 0 ? 0 : (int)((length - 1) / Block(length) + 1);

    /// <summary>Combines the blocks' values.</summary>
    /// <param name="values">At least one. They are overwritten.</param>
    /// <param name="combine">Combines two.</param>
    public static T Combine<T>(Span<T> values, Func<T, T, T> combine)
    {
        while (values.Length > 1)
        {
            var half = (values.Length + 1) / 2;
            for (var k = 0; k + half < values.Length; k++)
            {
                values[k] = combine(values[k], values[k + half]);
            }

            values = values[..half];
        }

        return values[0];
    }
}
