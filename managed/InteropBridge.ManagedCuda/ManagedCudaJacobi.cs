// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Text;
using InteropBridge.Cuda;
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants;
using ManagedCuda;
using ManagedCuda.BasicTypes;
using ManagedCuda.VectorTypes;
using CudaKernel = ManagedCuda.CudaKernel;

namespace InteropBridge.ManagedCuda;

/// <summary>The kernel of <see cref="JacobiSource"/> with ManagedCuda's context, kernel and device arrays, in the context of an
/// InteropBridge device.</summary>
internal sealed unsafe class ManagedCudaJacobi<T> : QueuedJacobi<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly CudaDevice _device;
    private readonly CudaContext _context;
    private readonly CUmodule _module;
    private readonly CudaKernel _step;
    private readonly CudaDeviceVariable<T>?[] _grids = new CudaDeviceVariable<T>?[2];

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
            _step = new CudaKernel(JacobiSource.Kernel, _module)
            {
                BlockDimensions = ToDim3(JacobiSource.Block),
                GridDimensions = ToDim3(JacobiSource.Grid(shape)),
            };
            _grids[0] = new CudaDeviceVariable<T>(shape.Length);
            _grids[1] = new CudaDeviceVariable<T>(shape.Length);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public override void Store(Span<T> grid)
    {
        _context.SetCurrent();
        fixed (T* cells = grid)
        {
            _grids[Current]!.CopyToHost((nint)cells);
        }
    }

    protected override void Upload(ReadOnlySpan<T> grid)
    {
        _context.SetCurrent();
        fixed (T* cells = grid)
        {
            _grids[0]!.CopyToDevice((nint)cells);
        }

        _grids[1]!.CopyToDevice(_grids[0]!);
    }

    protected override void Queue() => _step.RunAsync(
        default, _grids[Current]!.DevicePointer, _grids[1 - Current]!.DevicePointer, Shape.Rows, Shape.Columns);

    protected override void Synchronize()
    {
        _context.SetCurrent();
        _context.Synchronize();
    }

    protected override void Dispose(bool disposing)
    {
        Release();
        base.Dispose(disposing);
    }

    private static dim3 ToDim3(Dim3 size) => new(size.X, size.Y, size.Z);

    private void Release()
    {
        _grids[0]?.Dispose();
        _grids[1]?.Dispose();
        if (_module.Pointer != 0)
        {
            _context.UnloadModule(_module);
        }

        _context?.Dispose();
        _device.Dispose();
    }
}
