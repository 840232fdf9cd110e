// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.Interop;
using InteropBridge.Mpi;

namespace InteropBridge.Kernels.JacobiVariants.Distributed;

/// <summary>A Jacobi grid that stays in C's memory, in the layout in which it is stepped: a call that takes few steps need not
/// convert the grid before and after. Cells are copied in and out by blocks. It is zero at first.</summary>
internal sealed class HeldGrid<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiSolverHandle _solver;
    private readonly int _threads; // 0: the form without OpenMP

    private HeldGrid(JacobiSolverHandle solver, int threads) => (_solver, _threads) = (solver, threads);

    /// <summary>Makes one if <see cref="JacobiSolver{T}"/> would choose C, too; null otherwise.</summary>
    /// <param name="shape">The grid's, and the threads that step it.</param>
    public static HeldGrid<T>? TryCreate(JacobiShape shape)
    {
        var chosen = Jacobi.Find<T>(null, shape.Threads).Id;
        var isParallel = chosen == JacobiVariant.CBlockedOpenMP;
        return !isParallel && chosen != JacobiVariant.CBlocked ? null : new HeldGrid<T>(
            SafeNative.JacobiCreate<T>(shape.Rows, shape.Columns, Native.IB_JACOBI_HELD, shape.Threads), isParallel ? shape.Threads : 0);
    }

    /// <summary>Copies a block in, row by row.</summary>
    /// <param name="block">In places that count the boundary.</param>
    /// <param name="cells">At least as many as the block has.</param>
    public void Write(MatrixBlock block, ReadOnlySpan<T> cells) =>
        SafeNative.JacobiHeldWrite(_solver, block.Row, block.Column, block.Rows, block.Columns, cells);

    /// <summary>Copies a block out, row by row.</summary>
    /// <param name="block">In places that count the boundary.</param>
    /// <param name="cells">At least as many as the block has.</param>
    public void Read(MatrixBlock block, Span<T> cells) =>
        SafeNative.JacobiHeldRead(_solver, block.Row, block.Column, block.Rows, block.Columns, cells);

    public void Step(int steps)
    {
        if (_threads > 0)
        {
            SafeNative.JacobiHeldOpenmp<T>(_solver, steps, _threads);
        }
        else
        {
            SafeNative.JacobiHeld<T>(_solver, steps);
        }
    }

    public void Dispose() => _solver.Dispose();
}
