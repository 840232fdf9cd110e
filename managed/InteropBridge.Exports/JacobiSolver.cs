// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;

namespace InteropBridge.Exports;

/// <summary>What C has a handle of.</summary>
public sealed class JacobiSolver(int rows, int columns, int threads) : IDisposable
{
    private readonly JacobiSolver<double> _solver = new(
        rows, columns, threads == 1 ? JacobiVariant.ManagedBlocked : JacobiVariant.ManagedBlockedThreads, threads);

    /// <summary>Takes steps in the caller's grid.</summary>
    public void Solve(Span<double> grid, long steps) => _solver.Solve(grid, steps);

    /// <inheritdoc/>
    public void Dispose() => _solver.Dispose();
}
