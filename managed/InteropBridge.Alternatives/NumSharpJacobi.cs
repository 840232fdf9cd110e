// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels;
using NumSharp;

namespace InteropBridge.Alternatives;

/// <summary>Jacobi by NumSharp's whole-array operations. The views are made once for a grid.</summary>
internal sealed class NumSharpJacobi<T>(JacobiShape shape) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly NDArray _fifth = np.array([T.CreateChecked(0.2)]);
    private NumSharpGrid? _from;
    private NumSharpGrid? _to;

    public override void Load(ReadOnlySpan<T> grid)
    {
        Release();
        var cells = grid[..Shape.Length].ToArray();
        (_from, _to) = (Create(cells), Create(cells));
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor) => Repeat(steps, monitor, Step);

    public override void Store(Span<T> grid) => _from!.Whole.ToArray<T>().CopyTo(grid);

    protected override void Dispose(bool disposing)
    {
        Release();
        _fifth.Dispose();
        base.Dispose(disposing);
    }

    private NumSharpGrid Create(T[] cells) => new(np.array(cells).reshape(Shape.Rows + 2, Shape.Columns + 2));

    private void Step()
    {
        var (from, to) = (_from!, _to!.Centre);
        np.add(from.Up, from.Left, to);
        np.add(to, from.Centre, to);
        np.add(to, from.Right, to);
        np.add(to, from.Down, to);
        np.multiply(to, _fifth, to);
        (_from, _to) = (_to, _from);
    }

    private void Release()
    {
        _from?.Dispose();
        _to?.Dispose();
    }
}
