// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Processes;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>The vector rows in worker processes: grids in shared memory, the rows divided once, a barrier after every step.
/// The calling thread only waits and reports progress. The workers live as long as the solver.</summary>
internal sealed class ProcessesJacobi<T> : JacobiImplementation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly WorkerPool _workers;
    private readonly SharedGrids<T> _grids;
    private int _current;

    public ProcessesJacobi(JacobiShape shape)
        : base(shape)
    {
        // A worker without rows would only slow the others' barrier.
        _workers = WorkerPool.Start<JacobiTask>(Math.Min(shape.Threads, shape.Rows));
        try
        {
            _grids = new(SharedMemory.Create(SharedGrids<T>.Bytes(shape)), shape);
            ShareGrids();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>For tests, which kill them.</summary>
    internal IEnumerable<int> ProcessIds => _workers.ProcessIds;

    /// <summary>For tests, which look for leftovers.</summary>
    internal string SharedFile => _grids.Memory.FilePath;

    public override void Load(ReadOnlySpan<T> grid)
    {
        grid.CopyTo(_grids[0]);
        JacobiRows.CopyBoundary(grid, _grids[1], Shape);
        _current = 0;
    }

    public override long Solve(Span<T> grid, long steps, WorkMonitor monitor)
    {
        _workers.ThrowIfFaulted();
        if (steps == 0)
        {
            return 0;
        }

        _grids.Header.Answered = 0;
        _workers.SendAll($"solve {steps} {_current} {(monitor.IsObserved ? ReportInterval : 0)}");
        long done = 0;
        for (var running = _workers.Count; running > 0;)
        {
            switch (_workers.Receive().Words)
            {
                case ["at", var step]:
                    Answer(WorkerParent.Number(step), steps, monitor);
                    break;
                case ["done", var step]:
                    done = WorkerParent.Number(step);
                    running--;
                    break;
            }
        }

        _current = (int)((_current + done) % 2);
        return done;
    }

    public override void Store(Span<T> grid) => _grids[_current].CopyTo(grid);

    /// <summary>A view that somebody has a pointer to is never unmapped by itself. The pool ends its workers.</summary>
    ~ProcessesJacobi()
    {
        try
        {
            _grids?.Dispose();
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // The file is there if no worker has opened it, and its folder may be gone.
        }
    }

    protected override void Dispose(bool disposing)
    {
        _workers.Dispose();
        _grids?.Dispose();
        base.Dispose(disposing);
    }

    private void ShareGrids()
    {
        var type = typeof(T) == typeof(double) ? "f64" : "f32";
        _workers.Share(_grids.Memory);
        for (var index = 0; index < _workers.Count; index++)
        {
            _workers.Send(index, $"jacobi {type} {Shape.Rows} {Shape.Columns} {_workers.Count} {index}");
        }

        for (var opened = 0; opened < _workers.Count; opened++)
        {
            _workers.Receive();
        }

        _grids.Memory.DeleteFile();
    }

    private void Answer(long done, long steps, WorkMonitor monitor)
    {
        ref var header = ref _grids.Header;
        header.Stop = monitor.ReportAndAskToStop(done, steps);
        Volatile.Write(ref header.Answered, done);
    }
}
