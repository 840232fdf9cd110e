// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The C forms. They solve in the caller's grid, pinned for the call; the native solver object is the
/// scratch.</summary>
/// <param name="shape">The grid's shape.</param>
/// <param name="form">What memory the solver needs: one of <c>IB_JACOBI_…</c>.</param>
/// <param name="threads">Threads that will use it.</param>
/// <param name="solve">The form's function.</param>
internal sealed class NativeJacobi<T>(JacobiShape shape, int form, int threads, NativeJacobi<T>.SolveFunction solve)
    : JacobiImplementation<T>(shape)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiSolverHandle _solver = SafeNative.JacobiCreate<T>(shape.Rows, shape.Columns, form, threads);

    /// <summary>Takes up to <paramref name="steps"/> steps; returns those taken.</summary>
    public delegate long SolveFunction(JacobiSolverHandle solver, Span<T> grid, JacobiShape shape, long steps, WorkMonitor monitor);

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor) => solve(_solver, grid, Shape, steps, monitor);

    protected override void Dispose(bool disposing)
    {
        _solver.Dispose();
        base.Dispose(disposing);
    }
}
