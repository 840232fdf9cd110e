// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>What dynamic typing costs: every cell an object on the heap, every operation looked up by the types found.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only the operators of double and float are bound.")]
[UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The variant is unavailable where dynamic code is.")]
internal sealed class BoxedJacobi<T>(JacobiShape shape) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private dynamic[,] _from = new dynamic[shape.Rows + 2, shape.Stride];
    private dynamic[,] _to = new dynamic[shape.Rows + 2, shape.Stride];

    public override void Load(ReadOnlySpan<T> grid)
    {
        for (var i = 0; i < Shape.Rows + 2; i++)
        {
            for (var j = 0; j < Shape.Stride; j++)
            {
                _from[i, j] = _to[i, j] = grid[i * Shape.Stride + j];
            }
        }
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor) => Repeat(steps, monitor, Step);

    public override void Store(Span<T> grid)
    {
        for (var i = 0; i < Shape.Rows + 2; i++)
        {
            for (var j = 0; j < Shape.Stride; j++)
            {
                grid[i * Shape.Stride + j] = (T)_from[i, j];
            }
        }
    }

    private void Step()
    {
        dynamic[,] r = _from, w = _to;
        dynamic fifth = T.CreateChecked(0.2);
        for (var i = 1; i <= Shape.Rows; i++)
        {
            for (var j = 1; j <= Shape.Columns; j++)
            {
                w[i, j] = (r[i - 1, j] + r[i, j - 1] + r[i, j] + r[i, j + 1] + r[i + 1, j]) * fifth;
            }
        }

        (_from, _to) = (w, r);
    }
}
