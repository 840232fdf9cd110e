// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>Row by row on one thread, in the caller's grid and one scratch grid.</summary>
internal sealed class RowsJacobi<T>(JacobiShape shape, JacobiRows.Kernel<T> rows) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiGrid<T> _scratch = new(shape.Rows, shape.Columns);

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        var scratch = _scratch.Span;
        JacobiRows.CopyBoundary<T>(grid, scratch, Shape);
        long done = 0;
        while (done < steps)
        {
            var odd = done % 2 != 0;
            rows(odd ? scratch : grid, odd ? grid : scratch, Shape.Stride, 1, Shape.Rows);
            done++;
            if (AskToStop(done, steps, monitor))
            {
                break;
            }
        }

        if (done % 2 != 0)
        {
            scratch.CopyTo(grid);
        }

        return done;
    }
}
