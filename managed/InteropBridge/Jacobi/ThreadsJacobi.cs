// SPDX-License-Identifier: MIT
using System.Numerics;

namespace InteropBridge;

/// <summary>The vector rows on threads of its own: the rows shared out once, a barrier after every step. The calling thread is
/// worker 0, the others live as long as the solver.</summary>
internal sealed class ThreadsJacobi<T> : JacobiBackend<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly JacobiGrid<T> _grid;
    private readonly JacobiGrid<T> _scratch;
    private readonly Barrier _barrier;
    private readonly Thread[] _threads;
    private long _steps;
    private bool _stop;
    private bool _exit;

    public ThreadsJacobi(JacobiShape shape)
        : base(shape)
    {
        _grid = new(shape.Rows, shape.Columns);
        _scratch = new(shape.Rows, shape.Columns);
        _barrier = new Barrier(shape.Threads);
        _threads = new Thread[shape.Threads - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var worker = i + 1;
            _threads[i] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"Jacobi {worker}" };
            _threads[i].Start();
        }
    }

    // Other threads cannot hold a caller's span, so this form has grids of its own.
    public override void Load(ReadOnlySpan<T> grid)
    {
        grid.CopyTo(_grid.Span);
        JacobiRows.CopyBoundary(grid, _scratch.Span, Shape);
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        _steps = steps;
        _stop = false;
        _barrier.SignalAndWait();
        var done = Work(0, monitor);
        // No worker may still be looking at _steps, _stop or _exit when the next call changes them.
        _barrier.SignalAndWait();
        if (done % 2 != 0)
        {
            _scratch.Span.CopyTo(_grid.Span);
        }

        return done;
    }

    public override void Store(Span<T> grid) => _grid.Span.CopyTo(grid);

    protected override void Dispose(bool disposing)
    {
        _exit = true;
        _barrier.SignalAndWait();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _barrier.Dispose();
        base.Dispose(disposing);
    }

    private void Serve(int worker)
    {
        for (_barrier.SignalAndWait(); !_exit; _barrier.SignalAndWait())
        {
            Work(worker, null);
            _barrier.SignalAndWait();
        }
    }

    /// <summary>Takes this worker's part of every step. Only worker 0 has a monitor: after a step it asks between two barriers, so
    /// that all leave after the same step.</summary>
    private long Work(int worker, WorkMonitor? monitor)
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
                _stop = monitor is null ? _stop : monitor.ReportAndAskToStop(done, steps);
                _barrier.SignalAndWait();
            }
        }

        // No worker may still read what the next solve or Dispose writes.
        _barrier.SignalAndWait();
        return done;
    }
}
