// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Interop;

namespace InteropBridge;

/// <summary>The C forms. They solve in the caller's grid, pinned for the call; the native solver object is the scratch.</summary>
internal sealed unsafe class NativeJacobi<T>(JacobiShape shape, bool openMP) : JacobiBackend<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiSolverHandle _solver = JacobiSolverHandle.Create<T>(shape.Rows, shape.Columns);

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        using var callback = new ProgressCallback(monitor);
        long done;
        fixed (T* cells = grid)
        {
            NativeStatus.ThrowIfFailed(Call(cells, steps, callback, &done));
        }

        GC.KeepAlive(_solver);
        return done;
    }

    protected override void Dispose(bool disposing)
    {
        _solver.Dispose();
        base.Dispose(disposing);
    }

    private int Call(T* cells, long steps, ProgressCallback callback, long* done) => (typeof(T) == typeof(double), openMP) switch
    {
        (true, false) => Native.ib_jacobi_serial_f64(
            _solver.Pointer, (double*)cells, Shape.Rows, Shape.Columns, steps, callback.Function, callback.User, done),
        (false, false) => Native.ib_jacobi_serial_f32(
            _solver.Pointer, (float*)cells, Shape.Rows, Shape.Columns, steps, callback.Function, callback.User, done),
        (true, true) => Native.ib_jacobi_openmp_f64(
            _solver.Pointer, (double*)cells, Shape.Rows, Shape.Columns, steps, Shape.Threads, callback.Function, callback.User, done),
        (false, true) => Native.ib_jacobi_openmp_f32(
            _solver.Pointer, (float*)cells, Shape.Rows, Shape.Columns, steps, Shape.Threads, callback.Function, callback.User, done),
    };
}
