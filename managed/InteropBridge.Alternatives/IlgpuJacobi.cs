// SPDX-License-Identifier: MIT
using System.Numerics;
using ILGPU;
using ILGPU.Runtime;
using InteropBridge.Kernels;

namespace InteropBridge.Alternatives;

/// <summary>Jacobi by ILGPU: a thread for every cell, a launch for every step.</summary>
internal sealed class IlgpuJacobi<T> : JacobiImplementation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Accelerator _accelerator;
    private readonly Action<Index2D, ArrayView<T>, ArrayView<T>, int> _step;
    private readonly MemoryBuffer1D<T, Stride1D.Dense>[] _grids;

    /// <param name="shape">The grid's.</param>
    /// <param name="accelerator">Where it is solved; disposed with this.</param>
    public IlgpuJacobi(JacobiShape shape, Accelerator accelerator)
        : base(shape)
    {
        _accelerator = accelerator;
        _step = (Action<Index2D, ArrayView<T>, ArrayView<T>, int>)(typeof(T) == typeof(double)
            ? (object)accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<double>, ArrayView<double>, int>(IlgpuKernels.Step)
            : accelerator.LoadAutoGroupedStreamKernel<Index2D, ArrayView<float>, ArrayView<float>, int>(IlgpuKernels.Step));
        _grids = [accelerator.Allocate1D<T>(shape.Length), accelerator.Allocate1D<T>(shape.Length)];
    }

    public override void Load(ReadOnlySpan<T> grid)
    {
        var cells = grid[..Shape.Length].ToArray();
        _grids[0].CopyFromCPU(cells);
        _grids[1].CopyFromCPU(cells);
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        var done = Repeat(steps, monitor, Step);
        _accelerator.Synchronize();
        return done;
    }

    public override void Store(Span<T> grid) => _grids[0].GetAsArray1D().CopyTo(grid);

    protected override void Dispose(bool disposing)
    {
        foreach (var grid in _grids)
        {
            grid.Dispose();
        }

        _accelerator.Dispose();
        base.Dispose(disposing);
    }

    private void Step()
    {
        _step(new Index2D(Shape.Columns, Shape.Rows), _grids[0].View, _grids[1].View, Shape.Columns + 2);
        (_grids[0], _grids[1]) = (_grids[1], _grids[0]);
    }
}
