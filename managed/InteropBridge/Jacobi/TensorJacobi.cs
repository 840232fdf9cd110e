// SPDX-License-Identifier: MIT
using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace InteropBridge;

/// <summary>Whole-array operations on shifted slices, as in <c>r[:-2, 1:-1] + r[1:-1, :-2] + ...</c>.</summary>
internal sealed class TensorJacobi<T>(JacobiShape shape) : JacobiBackend<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
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
        var result = Window(_to, 1, 1);
        Tensor.Add(Window(_from, 0, 1).AsReadOnlyTensorSpan(), Window(_from, 1, 0).AsReadOnlyTensorSpan(), result);
        Tensor.Add<T>(result, Window(_from, 1, 1), result);
        Tensor.Add<T>(result, Window(_from, 1, 2), result);
        Tensor.Add<T>(result, Window(_from, 2, 1), result);
        Tensor.Multiply<T>(result, T.CreateChecked(0.2), result);
        (_from, _to) = (_to, _from);
    }

    /// <summary>The rows x columns elements whose first is [row, column].</summary>
    private TensorSpan<T> Window(T[] grid, int row, int column) =>
        new TensorSpan<T>(grid, 0, [Shape.Rows + 2, Shape.Stride], [])
            .Slice([new NRange(row, row + Shape.Rows), new NRange(column, column + Shape.Columns)]);
}
