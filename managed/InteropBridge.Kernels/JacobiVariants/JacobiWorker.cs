// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Processes;

namespace InteropBridge.Kernels.JacobiVariants;

/// <summary>A worker's part of Jacobi solves: some rows of every step, in grids that all workers and the parent
/// share.</summary>
/// <param name="parent">The parent.</param>
/// <param name="shape">Their shape; its threads are the workers.</param>
/// <param name="index">Which of the workers this is.</param>
internal sealed class JacobiWorker<T>(WorkerParent parent, JacobiShape shape, int index) : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly SharedGrids<T> _grids = new(parent.OpenSharedMemory(SharedGrids<T>.Bytes(shape)), shape);

    public void Serve()
    {
        parent.Say($"opened");
        while (true)
        {
            switch (parent.Next())
            {
                case ["solve", var steps, var source, var interval]:
                    parent.Say($"done {Solve(WorkerParent.Number(steps), (int)WorkerParent.Number(source), WorkerParent.Number(interval))}");
                    break;
                case var words:
                    throw new InvalidDataException($"unknown command: {string.Join(' ', words)}");
            }
        }
    }

    public void Dispose() => _grids.Dispose();

    /// <param name="steps">Steps to take.</param>
    /// <param name="source">The grid to start from.</param>
    /// <param name="interval">Steps between two requests to the parent; 0 for none.</param>
    private long Solve(long steps, int source, long interval)
    {
        var (first, last) = shape.RowsOf(index, shape.Threads);
        long done = 0;
        while (done < steps)
        {
            JacobiRows.Simd<T>(_grids[source], _grids[1 - source], shape.Stride, first, last);
            source = 1 - source;
            done++;
            _grids.Header.Barrier.SignalAndWait(shape.Threads);
            if (interval > 0 && (done % interval == 0 || done == steps) && AskToStop(done))
            {
                break;
            }
        }

        return done;
    }

    /// <summary>One worker asks and all wait for the answer, so that all stop after the same step.</summary>
    private bool AskToStop(long done)
    {
        if (index == 0)
        {
            parent.Say($"at {done}");
        }

        ref var header = ref _grids.Header;
        var wait = new SpinWait();
        while (Volatile.Read(ref header.Answered) < done)
        {
            // The answer takes a pipe and two threads of the parent, so tens of microseconds; then it is a slow listener.
            wait.SpinOnce(sleep1Threshold: 1000);
        }

        return header.Stop;
    }
}
