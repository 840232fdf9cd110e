// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.OpenCL;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The kernel of <see cref="OpenCLJacobiSource"/>, compiled at run time. The grid is in device memory: loading uploads
/// it, storing downloads it.</summary>
internal sealed class OpenCLJacobi<T> : QueuedJacobi<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly OpenCLDevice _device;
    private readonly OpenCLModule _module;
    private readonly OpenCLKernel _step;
    private readonly Dim3 _block;
    private readonly OpenCLBuffer<T>?[] _grids = new OpenCLBuffer<T>?[2];
    private readonly OpenCLMark?[] _marks = new OpenCLMark?[2];

    /// <param name="shape">The grid's shape.</param>
    /// <param name="device">Where it is solved; disposed with this.</param>
    public OpenCLJacobi(JacobiShape shape, OpenCLDevice device)
        : base(shape)
    {
        _device = device;
        try
        {
            _module = device.Compile(OpenCLJacobiSource.Text, OpenCLJacobiSource.Options<T>());
            _step = _module.GetKernel(OpenCLJacobiSource.Kernel);
            _block = OpenCLJacobiSource.Block(_step.MaxItemsPerGroup);
            _grids[0] = device.Allocate<T>(shape.Length);
            _grids[1] = device.Allocate<T>(shape.Length);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public override TimeSpan? DeviceTime => _marks is [{ } start, { } end] ? OpenCLMark.Elapsed(start, end) : null;

    public override void Store(Span<T> grid) => _grids[Current]!.CopyTo(grid);

    protected override void Upload(ReadOnlySpan<T> grid)
    {
        _grids[0]!.CopyFrom(grid);
        _grids[0]!.CopyTo(_grids[1]!);
    }

    protected override void Queue() => _step.Launch(Dim3.Covering((Shape.Columns, Shape.Rows), _block), _block,
        _grids[Current]!, _grids[1 - Current]!, Shape.Rows, Shape.Columns);

    protected override void Mark(bool isEnd)
    {
        var index = isEnd ? 1 : 0;
        _marks[index]?.Dispose();
        _marks[index] = _device.Mark();
    }

    protected override void Synchronize() => _device.Synchronize();

    protected override void Dispose(bool disposing)
    {
        Release();
        base.Dispose(disposing);
    }

    private void Release()
    {
        foreach (var part in new IDisposable?[] { _grids[0], _grids[1], _marks[0], _marks[1], _module, _device })
        {
            part?.Dispose();
        }
    }
}
