// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.InteropServices;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>Plain C# over a two-dimensional array.</summary>
internal sealed class RectangularJacobi<T>(JacobiShape shape) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private T[,] _from = new T[shape.Rows + 2, shape.Stride];
    private T[,] _to = new T[shape.Rows + 2, shape.Stride];

    public override void Load(ReadOnlySpan<T> grid)
    {
        grid.CopyTo(Flat(_from));
        grid.CopyTo(Flat(_to));
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor) => Repeat(steps, monitor, Step);

    public override void Store(Span<T> grid) => Flat(_from).CopyTo(grid);

    private void Step()
    {
        T[,] r = _from, w = _to;
        var fifth = T.CreateChecked(0.2);
        for (var i = 1; i <= Shape.Rows; i++)
        {
            for (var j = 1; j <= Shape.Columns; j++)
            {
                w[i, j] = (r[i - 1, j] + r[i, j - 1] + r[i, j] + r[i, j + 1] + r[i + 1, j]) * fifth;
            }
        }

        (_from, _to) = (w, r);
    }

    private static Span<T> Flat(T[,] array) => MemoryMarshal.CreateSpan(ref array[0, 0], array.Length);
}
