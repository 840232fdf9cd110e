// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Cuda;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The kernel of <see cref="JacobiSource"/>, compiled at run time. The grid is in device memory: loading uploads
/// it, storing downloads it.</summary>
internal sealed class NvrtcJacobi<T> : QueuedJacobi<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly CudaDevice _device;
    private readonly CudaModule _module;
    private readonly CudaKernel _step;
    private readonly CudaEvent _start;
    private readonly CudaEvent _end;
    private readonly CudaBuffer<T>?[] _grids = new CudaBuffer<T>?[2];
    private bool _isTimed;

    /// <param name="shape">The grid's shape.</param>
    /// <param name="device">Where it is solved; disposed with this.</param>
    public NvrtcJacobi(JacobiShape shape, CudaDevice device)
        : base(shape)
    {
        _device = device;
        try
        {
            _module = device.Compile(JacobiSource.Text, JacobiSource.Options<T>());
            _step = _module.GetKernel(JacobiSource.Kernel);
            _start = device.CreateEvent();
            _end = device.CreateEvent();
            _grids[0] = device.Allocate<T>(shape.Length);
            _grids[1] = device.Allocate<T>(shape.Length);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public override TimeSpan? DeviceTime => _isTimed ? CudaEvent.Elapsed(_start, _end) : null;

    public override void Store(Span<T> grid) => _grids[Current]!.CopyTo(grid);

    protected override void Upload(ReadOnlySpan<T> grid)
    {
        _grids[0]!.CopyFrom(grid);
        _grids[0]!.CopyTo(_grids[1]!);
    }

    protected override void Queue() => _step.Launch(JacobiSource.Grid(Shape), JacobiSource.Block,
        _grids[Current]!, _grids[1 - Current]!, Shape.Rows, Shape.Columns);

    protected override void Mark(bool isEnd)
    {
        (isEnd ? _end : _start).Record();
        _isTimed = isEnd;
    }

    protected override void Synchronize() => _device.Synchronize();

    protected override void Dispose(bool disposing)
    {
        Release();
        base.Dispose(disposing);
    }

    private void Release()
    {
        _grids[0]?.Dispose();
        _grids[1]?.Dispose();
        _start?.Dispose();
        _end?.Dispose();
        _module?.Dispose();
        _device.Dispose();
    }
}
