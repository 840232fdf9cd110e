// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Text;
using InteropBridge.Cuda;
using ManagedCuda;
using ManagedCuda.BasicTypes;
using ManagedCuda.VectorTypes;
using CudaKernel = ManagedCuda.CudaKernel;

namespace InteropBridge.ManagedCuda;

/// <summary>The kernel of <see cref="JacobiSource"/> with ManagedCuda's context, kernel and device arrays, in the context of an
/// InteropBridge device.</summary>
internal sealed unsafe class ManagedCudaJacobi<T> : JacobiBackend<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly CudaDevice _device;
    private readonly CudaContext _context;
    private readonly CUmodule _module;
    private readonly CudaKernel _step;
    private CudaDeviceVariable<T> _grid;
    private CudaDeviceVariable<T> _next;

    /// <param name="shape">The grid's.</param>
    /// <param name="device">Where it is solved; disposed with this.</param>
    public ManagedCudaJacobi(JacobiShape shape, CudaDevice device)
        : base(shape)
    {
        _device = device;
        try
        {
            _context = device.ToManagedCuda();
            var ptx = CudaCompiler.CompileToPtx(JacobiSource.Text, JacobiSource.Options<T>());
            _module = _context.LoadModulePTX(Encoding.UTF8.GetBytes(ptx));
            var (block, grid) = (JacobiSource.Block, JacobiSource.Grid(shape));
            _step = new CudaKernel(JacobiSource.Kernel, _module)
            {
                BlockDimensions = ToDim3(block),
                GridDimensions = ToDim3(grid),
            };
            _grid = new CudaDeviceVariable<T>(shape.Length);
            _next = new CudaDeviceVariable<T>(shape.Length);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public override void Load(ReadOnlySpan<T> grid)
    {
        _context.SetCurrent();
        fixed (T* cells = grid)
        {
            _grid.CopyToDevice((nint)cells);
        }

        _next.CopyToDevice(_grid);
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        _context.SetCurrent();
        var done = Repeat(steps, monitor, () => Step(monitor.IsObserved));
        _context.Synchronize();
        return done;
    }

    public override void Store(Span<T> grid)
    {
        _context.SetCurrent();
        fixed (T* cells = grid)
        {
            _grid.CopyToHost((nint)cells);
        }
    }

    protected override void Dispose(bool disposing)
    {
        Release();
        base.Dispose(disposing);
    }

    private static dim3 ToDim3(Dim3 size) => new(size.X, size.Y, size.Z);

    private void Step(bool wait)
    {
        _step.RunAsync(default, _grid.DevicePointer, _next.DevicePointer, Shape.Rows, Shape.Columns);
        (_grid, _next) = (_next, _grid);
        if (wait)
        {
            _context.Synchronize();
        }
    }

    private void Release()
    {
        _grid?.Dispose();
        _next?.Dispose();
        if (_module.Pointer != 0)
        {
            _context.UnloadModule(_module);
        }

        _context?.Dispose();
        _device.Dispose();
    }
}
