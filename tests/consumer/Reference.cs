// SPDX-License-Identifier: MIT
using System.Numerics;

/// <summary>What the kernels must return, computed without the library.</summary>
internal static class Reference
{
    public static T[] Jacobi<T>(T[] start, int rows, int columns, int steps)
        where T : IFloatingPointIeee754<T>
    {
        var (read, write, width) = ((T[])start.Clone(), (T[])start.Clone(), columns + 2);
        for (var step = 0; step < steps; step++)
        {
            for (var i = 1; i <= rows; i++)
            {
                for (var at = i * width + 1; at <= i * width + columns; at++)
                {
                    write[at] = (read[at - width] + read[at - 1] + read[at] + read[at + 1] + read[at + width])
                        * T.CreateChecked(0.2);
                }
            }

            (read, write) = (write, read);
        }

        return read;
    }

    public static ulong[] Fibonacci(int count)
    {
        var values = new ulong[count];
        for (var n = 1; n < count; n++)
        {
            values[n] = n < 2 ? 1 : values[n - 1] + values[n - 2];
        }

        return values;
    }
}
