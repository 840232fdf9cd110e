// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge.Cuda;

/// <summary>The kernel of <see cref="JacobiSource"/>, compiled at run time. The grid is in the device's memory: loading uploads
/// it, storing downloads it.</summary>
internal sealed class NvrtcJacobi<T> : JacobiBackend<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly CudaDevice _device;
    private readonly CudaModule _module;
    private readonly CudaKernel _step;
    private readonly CudaBuffer<T> _other;
    private CudaBuffer<T> _grid;
    private CudaBuffer<T> _next;

    /// <param name="shape">The grid's.</param>
    /// <param name="device">Where it is solved; disposed with this.</param>
    public NvrtcJacobi(JacobiShape shape, CudaDevice device)
        : base(shape)
    {
        _device = device;
        try
        {
            _module = device.Compile(JacobiSource.Text, JacobiSource.Options<T>());
            _step = _module.Kernel(JacobiSource.Kernel);
            _grid = device.Allocate<T>(shape.Length);
            _next = _other = device.Allocate<T>(shape.Length);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Both grids get the boundary, which no step writes.</summary>
    public override void Load(ReadOnlySpan<T> grid)
    {
        _grid.CopyFrom(grid);
        _grid.CopyTo(_next);
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        var blocks = JacobiSource.Grid(Shape);
        var done = Repeat(steps, monitor, () => Step(blocks, monitor.IsObserved));
        _device.Synchronize();
        return done;
    }

    public override void Store(Span<T> grid) => _grid.CopyTo(grid);

    protected override void Dispose(bool disposing)
    {
        Release();
        base.Dispose(disposing);
    }

    /// <summary>Progress is told of steps that are done, so that an observed solve waits for each.</summary>
    private void Step(Dim3 blocks, bool wait)
    {
        _step.Launch(blocks, JacobiSource.Block, _grid, _next, Shape.Rows, Shape.Columns);
        (_grid, _next) = (_next, _grid);
        if (wait)
        {
            _device.Synchronize();
        }
    }

    private void Release()
    {
        _grid?.Dispose();
        _next?.Dispose();
        _other?.Dispose();
        _module?.Dispose();
        _device.Dispose();
    }
}
