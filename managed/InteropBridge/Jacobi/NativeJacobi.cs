// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Interop;

namespace InteropBridge;

/// <summary>The C forms. They solve in the caller's grid, pinned for the call; the native solver object is the scratch.</summary>
internal sealed unsafe class NativeJacobi<T>(JacobiShape shape, int form, bool openMP) : JacobiBackend<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiSolverHandle _solver =
        JacobiSolverHandle.Create<T>(shape.Rows, shape.Columns, form, openMP ? shape.Threads : 1);

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        using var callback = new ProgressCallback(monitor);
        long done;
        fixed (T* cells = grid)
        {
            NativeStatus.ThrowIfFailed(typeof(T) == typeof(double)
                ? Call((double*)cells, steps, callback, &done)
                : Call((float*)cells, steps, callback, &done));
        }

        GC.KeepAlive(_solver);
        return done;
    }

    protected override void Dispose(bool disposing)
    {
        _solver.Dispose();
        base.Dispose(disposing);
    }

    private int Call(double* cells, long steps, ProgressCallback report, long* done) => (form, openMP) switch
    {
        (Native.IB_JACOBI_PLAIN, false) => Native.ib_jacobi_serial_f64(
            _solver.Pointer, cells, Shape.Rows, Shape.Columns, steps, report.Function, report.User, done),
        (Native.IB_JACOBI_PLAIN, true) => Native.ib_jacobi_openmp_f64(
            _solver.Pointer, cells, Shape.Rows, Shape.Columns, steps, Shape.Threads, report.Function, report.User, done),
        (_, false) => Native.ib_jacobi_blocked_f64(
            _solver.Pointer, cells, Shape.Rows, Shape.Columns, steps, report.Function, report.User, done),
        (_, true) => Native.ib_jacobi_blocked_openmp_f64(
            _solver.Pointer, cells, Shape.Rows, Shape.Columns, steps, Shape.Threads, report.Function, report.User, done),
    };

    private int Call(float* cells, long steps, ProgressCallback report, long* done) => (form, openMP) switch
    {
        (Native.IB_JACOBI_PLAIN, false) => Native.ib_jacobi_serial_f32(
            _solver.Pointer, cells, Shape.Rows, Shape.Columns, steps, report.Function, report.User, done),
        (Native.IB_JACOBI_PLAIN, true) => Native.ib_jacobi_openmp_f32(
            _solver.Pointer, cells, Shape.Rows, Shape.Columns, steps, Shape.Threads, report.Function, report.User, done),
        (_, false) => Native.ib_jacobi_blocked_f32(
            _solver.Pointer, cells, Shape.Rows, Shape.Columns, steps, report.Function, report.User, done),
        (_, true) => Native.ib_jacobi_blocked_openmp_f32(
            _solver.Pointer, cells, Shape.Rows, Shape.Columns, steps, Shape.Threads, report.Function, report.User, done),
    };
}
