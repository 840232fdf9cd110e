// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Interop;

namespace InteropBridge;

/// <summary>The CUDA forms. The grid is in the device's memory: loading uploads it, storing downloads it, and a solve is
/// work of the device alone.</summary>
internal sealed class CudaJacobi<T>(JacobiShape shape, CudaJacobiForm form) : JacobiBackend<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiCudaSolverHandle _solver = SafeNativeCuda.JacobiCudaCreate<T>(shape.Rows, shape.Columns);

    /// <summary>How long the last solve took by the device's own clock.</summary>
    public TimeSpan DeviceTime { get; private set; }

    /// <summary>Why the persistent form takes the tiled one for this shape; null if it does not.</summary>
    public string? FallbackReason => form == CudaJacobiForm.Persistent ? SafeNativeCuda.JacobiCudaFallback(_solver) : null;

    public override void Load(ReadOnlySpan<T> grid) => SafeNativeCuda.JacobiCudaUpload(_solver, grid, Shape.Rows, Shape.Columns);

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        var (done, seconds) = form switch
        {
            CudaJacobiForm.Step => SafeNativeCuda.JacobiCudaStep(_solver, steps, monitor.Progress, monitor.CancellationToken),
            CudaJacobiForm.Graph => SafeNativeCuda.JacobiCudaGraph(_solver, steps, monitor.Progress, monitor.CancellationToken),
            CudaJacobiForm.Tiled => SafeNativeCuda.JacobiCudaTiled(_solver, steps, monitor.Progress, monitor.CancellationToken),
            _ => SafeNativeCuda.JacobiCudaPersistent(_solver, steps, monitor.Progress, monitor.CancellationToken),
        };
        DeviceTime = TimeSpan.FromSeconds(seconds);
        return done;
    }

    public override void Store(Span<T> grid) => SafeNativeCuda.JacobiCudaDownload(_solver, grid, Shape.Rows, Shape.Columns);

    protected override void Dispose(bool disposing)
    {
        _solver.Dispose();
        base.Dispose(disposing);
    }
}
