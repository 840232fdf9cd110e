// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.InteropServices;
using InteropBridge.Interop;

namespace InteropBridge;

/// <summary>The CUDA forms. The grid is in the device's memory: loading uploads it, storing downloads it, and a solve is
/// work of the device alone.</summary>
internal sealed unsafe class CudaJacobi<T>(JacobiShape shape, CudaJacobiForm form) : JacobiBackend<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly CudaJacobiSolverHandle _solver = CudaJacobiSolverHandle.Create<T>(shape.Rows, shape.Columns);

    /// <summary>How long the last solve took by the device's own clock.</summary>
    public TimeSpan DeviceTime { get; private set; }

    /// <summary>Why the persistent form takes the tiled one for this shape; null if it does not.</summary>
    public string? FallbackReason => form == CudaJacobiForm.Persistent
        ? Marshal.PtrToStringUTF8((nint)NativeCuda.ib_jacobi_cuda_fallback(_solver.Pointer))
        : null;

    public override void Load(ReadOnlySpan<T> grid)
    {
        fixed (T* cells = grid)
        {
            NativeStatus.ThrowIfFailed(typeof(T) == typeof(double)
                ? NativeCuda.ib_jacobi_cuda_upload_f64(_solver.Pointer, (double*)cells, Shape.Rows, Shape.Columns)
                : NativeCuda.ib_jacobi_cuda_upload_f32(_solver.Pointer, (float*)cells, Shape.Rows, Shape.Columns));
        }

        GC.KeepAlive(_solver);
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        using var callback = new ProgressCallback(monitor);
        long done;
        double seconds;
        NativeStatus.ThrowIfFailed(Call(steps, callback, &done, &seconds));
        GC.KeepAlive(_solver);
        DeviceTime = TimeSpan.FromSeconds(seconds);
        return done;
    }

    public override void Store(Span<T> grid)
    {
        fixed (T* cells = grid)
        {
            NativeStatus.ThrowIfFailed(typeof(T) == typeof(double)
                ? NativeCuda.ib_jacobi_cuda_download_f64(_solver.Pointer, (double*)cells, Shape.Rows, Shape.Columns)
                : NativeCuda.ib_jacobi_cuda_download_f32(_solver.Pointer, (float*)cells, Shape.Rows, Shape.Columns));
        }

        GC.KeepAlive(_solver);
    }

    protected override void Dispose(bool disposing)
    {
        _solver.Dispose();
        base.Dispose(disposing);
    }

    private int Call(long steps, ProgressCallback callback, long* done, double* seconds) => form switch
    {
        CudaJacobiForm.Step => NativeCuda.ib_jacobi_cuda_step(
            _solver.Pointer, steps, callback.Function, callback.User, done, seconds),
        CudaJacobiForm.Graph => NativeCuda.ib_jacobi_cuda_graph(
            _solver.Pointer, steps, callback.Function, callback.User, done, seconds),
        CudaJacobiForm.Tiled => NativeCuda.ib_jacobi_cuda_tiled(
            _solver.Pointer, steps, callback.Function, callback.User, done, seconds),
        _ => NativeCuda.ib_jacobi_cuda_persistent(
            _solver.Pointer, steps, callback.Function, callback.User, done, seconds),
    };
}
