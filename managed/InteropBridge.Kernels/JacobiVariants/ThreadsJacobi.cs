// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.Threading;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The vector rows on a team of threads: the rows are divided once, with a barrier after every step. The calling
/// thread is worker 0; the others live as long as the solver.</summary>
internal sealed class ThreadsJacobi<T> : JacobiImplementation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiGrid<T> _grid;
    private readonly JacobiGrid<T> _scratch;
    private readonly Barrier _barrier;
    private readonly ThreadTeam _team;
    private WorkMonitor _monitor = WorkMonitor.None;
    private long _steps;
    private long _done;
    private bool _stop;

    public ThreadsJacobi(JacobiShape shape)
        : base(shape)
    {
        _grid = new(shape.Rows, shape.Columns);
        _scratch = new(shape.Rows, shape.Columns);
        _barrier = new Barrier(shape.Threads);
        _team = new ThreadTeam(shape.Threads, Work, "Jacobi");
    }

    // Other threads cannot hold a caller's span, so this form has grids of its own.
    public override void Load(ReadOnlySpan<T> grid)
    {
        grid.CopyTo(_grid.Span);
        JacobiRows.CopyBoundary(grid, _scratch.Span, Shape);
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        (_monitor, _steps, _stop) = (monitor, steps, false);
        _team.Run();
        if (_done % 2 != 0)
        {
            _scratch.Span.CopyTo(_grid.Span);
        }

        return _done;
    }

    public override void Store(Span<T> grid) => _grid.Span.CopyTo(grid);

    protected override void Dispose(bool disposing)
    {
        _team.Dispose();
        _barrier.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Takes this worker's part of every step. Worker 0 asks the monitor after a step, between two barriers, so that
    /// all leave after the same step.</summary>
    private void Work(int worker)
    {
        var (first, last) = Shape.RowsOf(worker, Shape.Threads);
        var steps = _steps;
        long done = 0;
        while (done < steps && !_stop)
        {
            var odd = done % 2 != 0;
            JacobiRows.Simd<T>((odd ? _scratch : _grid).Span, (odd ? _grid : _scratch).Span, Shape.Stride, first, last);
            done++;
            _barrier.SignalAndWait();
            if (done % ReportInterval == 0 || done == steps)
            {
                if (worker == 0)
                {
                    _stop = _monitor.ReportAndAskToStop(done, steps);
                }

                _barrier.SignalAndWait();
            }
        }

        if (worker == 0)
        {
            _done = done;
        }
    }
}
