// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The CUDA forms. The grid is in device memory: loading uploads it, storing downloads it, and a solve runs on the
/// device only.</summary>
internal sealed class CudaJacobi<T>(JacobiShape shape, CudaJacobiForm form) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiCudaSolverHandle _solver = SafeNativeCuda.JacobiCudaCreate<T>(shape.Rows, shape.Columns);

    private double _seconds;

    public override TimeSpan? DeviceTime => TimeSpan.FromSeconds(_seconds);

    public override void Load(ReadOnlySpan<T> grid) => SafeNativeCuda.JacobiCudaUpload(_solver, grid, Shape.Rows, Shape.Columns);

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        (var done, _seconds) = form switch
        {
            CudaJacobiForm.Step => SafeNativeCuda.JacobiCudaStep(_solver, steps, monitor.Progress, monitor.CancellationToken),
            CudaJacobiForm.Graph => SafeNativeCuda.JacobiCudaGraph(_solver, steps, monitor.Progress, monitor.CancellationToken),
            CudaJacobiForm.Tiled => SafeNativeCuda.JacobiCudaTiled(_solver, steps, monitor.Progress, monitor.CancellationToken),
            _ => SafeNativeCuda.JacobiCudaPersistent(_solver, steps, monitor.Progress, monitor.CancellationToken),
        };
        return done;
    }

    public override void Store(Span<T> grid) => SafeNativeCuda.JacobiCudaDownload(_solver, grid, Shape.Rows, Shape.Columns);

    protected override void Dispose(bool disposing)
    {
        _solver.Dispose();
        base.Dispose(disposing);
    }
}
