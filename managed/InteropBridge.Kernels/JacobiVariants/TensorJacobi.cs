// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Numerics.Tensors;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>Whole-array operations on shifted arrays, as in NumPy's <c>r[:-2, 1:-1] + r[1:-1, :-2] + ...</c>: five passes
/// over memory for what a loop does in one.</summary>
/// <remarks>The windows are flat: from the first interior cell to the last, boundary columns between them included, so
/// that each operation is one vectorised pass. (<c>TensorSpan</c> slices, which skip those columns, take 50 times as
/// long in System.Numerics.Tensors 10: they walk element by element.) The boundary cells that a pass overwrites are
/// put back after it.</remarks>
internal sealed class TensorJacobi<T>(JacobiShape shape) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int _first = shape.Stride + 1;
    private readonly int _length = (shape.Rows - 1) * shape.Stride + shape.Columns;
    private T[] _from = new T[shape.Length];
    private T[] _to = new T[shape.Length];

    public override void Load(ReadOnlySpan<T> grid)
    {
        grid.CopyTo(_from);
        grid.CopyTo(_to);
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor) => Repeat(steps, monitor, Step);

    public override void Store(Span<T> grid) => _from.CopyTo(grid);

    private void Step()
    {
        var result = _to.AsSpan(_first, _length);
        TensorPrimitives.Add(Shifted(-Shape.Stride), Shifted(-1), result);
        TensorPrimitives.Add(result, Shifted(0), result);
        TensorPrimitives.Add(result, Shifted(1), result);
        TensorPrimitives.Add(result, Shifted(Shape.Stride), result);
        TensorPrimitives.Multiply(result, T.CreateChecked(0.2), result);
        JacobiRows.CopyBoundary<T>(_from, _to, Shape);
        (_from, _to) = (_to, _from);
    }

    private ReadOnlySpan<T> Shifted(int offset) => _from.AsSpan(_first + offset, _length);
}
