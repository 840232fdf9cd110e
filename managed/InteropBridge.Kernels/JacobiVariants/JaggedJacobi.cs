// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>Plain C# over an array of arrays, as a first version would be written.</summary>
internal sealed class JaggedJacobi<T>(JacobiShape shape) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private T[][] _from = Allocate(shape);
    private T[][] _to = Allocate(shape);

    public override void Load(ReadOnlySpan<T> grid)
    {
        for (var i = 0; i < _from.Length; i++)
        {
            grid.Slice(i * Shape.Stride, Shape.Stride).CopyTo(_from[i]);
            _from[i].CopyTo(_to[i], 0);
        }
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor) => Repeat(steps, monitor, Step);

    public override void Store(Span<T> grid)
    {
        for (var i = 0; i < _from.Length; i++)
        {
            _from[i].CopyTo(grid[(i * Shape.Stride)..]);
        }
    }

    private void Step()
    {
        T[][] r = _from, w = _to;
        var fifth = T.CreateChecked(0.2);
        for (var i = 1; i < r.Length - 1; i++)
        {
            for (var j = 1; j < r[i].Length - 1; j++)
            {
                w[i][j] = (r[i - 1][j] + r[i][j - 1] + r[i][j] + r[i][j + 1] + r[i + 1][j]) * fifth;
            }
        }

        (_from, _to) = (w, r);
    }

    private static T[][] Allocate(JacobiShape shape)
    {
        var grid = new T[shape.Rows + 2][];
        for (var i = 0; i < grid.Length; i++)
        {
            grid[i] = new T[shape.Stride];
        }

        return grid;
    }
}
