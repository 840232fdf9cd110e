// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The C forms. They solve in the caller's grid, pinned for the call; the native solver object is the scratch.</summary>
internal sealed class NativeJacobi<T>(JacobiShape shape, int form, bool openMP) : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiSolverHandle _solver =
        SafeNative.JacobiCreate<T>(shape.Rows, shape.Columns, form, openMP ? shape.Threads : 1);

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor) => (form, openMP) switch
    {
        (Native.IB_JACOBI_PLAIN, false) => SafeNative.JacobiSerial(
            _solver, grid, Shape.Rows, Shape.Columns, steps, monitor.Progress, monitor.CancellationToken),
        (Native.IB_JACOBI_PLAIN, true) => SafeNative.JacobiOpenmp(
            _solver, grid, Shape.Rows, Shape.Columns, steps, Shape.Threads, monitor.Progress, monitor.CancellationToken),
        (_, false) => SafeNative.JacobiBlocked(
            _solver, grid, Shape.Rows, Shape.Columns, steps, monitor.Progress, monitor.CancellationToken),
        (_, true) => SafeNative.JacobiBlockedOpenmp(
            _solver, grid, Shape.Rows, Shape.Columns, steps, Shape.Threads, monitor.Progress, monitor.CancellationToken),
    };

    protected override void Dispose(bool disposing)
    {
        _solver.Dispose();
        base.Dispose(disposing);
    }
}
