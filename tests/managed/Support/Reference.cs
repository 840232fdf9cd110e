// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Tests.Support;

/// <summary>The kernels once more, as plainly as possible and sharing nothing with the library.</summary>
internal static class Reference
{
    /// <summary>The grid after some steps; the given one is left as it is.</summary>
    public static T[] Jacobi<T>(ReadOnlySpan<T> start, int rows, int columns, long steps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var width = columns + 2;
        T[] before = start[..((rows + 2) * width)].ToArray(), after = [.. before];
        var fifth = T.One / T.CreateChecked(5);
        for (long step = 0; step < steps; step++)
        {
            for (var row = 1; row <= rows; row++)
            {
                for (int cell = row * width + 1, end = cell + columns; cell < end; cell++)
                {
                    var sum = before[cell - width] + before[cell - 1];
                    sum += before[cell];
                    sum += before[cell + 1];
                    sum += before[cell + width];
                    after[cell] = sum * fifth;
                }
            }

            (before, after) = (after, before);
        }

        return before;
    }

    /// <summary>fib(0) .. fib(count - 1), each from the two before it.</summary>
    public static ulong[] Fibonacci(int count)
    {
        var values = new List<UInt128> { 0, 1 };
        while (values.Count < count)
        {
            values.Add(values[^1] + values[^2]);
        }

        return [.. values.Take(count).Select(value => checked((ulong)value))];
    }
}
