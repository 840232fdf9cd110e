// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels.Threading;

namespace InteropBridge.Kernels.NBodyVariants;

/// <summary>Vectors of bodies on threads that live as long as this does. Every kick comes before every drift, and every drift
/// before the next kick.</summary>
internal sealed class ThreadsNBody<T> : NBodyImplementation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Shares are whole lines of 128 bytes, as in C: no two threads write to the same line, and all but the final share are
    // whole vectors.
    private const int ShareBytes = 128;

    private readonly int _threads;
    private readonly Barrier _barrier;
    private readonly ThreadTeam _team;
    private NBodySystem<T>? _system;
    private WorkMonitor _monitor = WorkMonitor.None;
    private T _timeStep;
    private T _softening;
    private long _steps;
    private long _done;
    private bool _stop;

    public ThreadsNBody(int threads)
    {
        _threads = threads;
        _barrier = new Barrier(threads);
        _team = new ThreadTeam(threads, Work, "NBody");
    }

    public override long Advance(NBodySystem<T> system, long steps, T timeStep, T softening, WorkMonitor monitor)
    {
        (_system, _timeStep, _softening, _steps, _monitor, _stop) = (system, timeStep, softening, steps, monitor, false);
        _team.Run();
        _system = null;
        return _done;
    }

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
        var (system, steps, interval) = (_system!, _steps, ReportInterval(_system!.Bodies));
        var (first, end) = (ShareStart(system.Bodies, worker), ShareStart(system.Bodies, worker + 1));
        long done = 0;
        while (done < steps && !_stop)
        {
            NBodyKick.Simd(system, _timeStep, _softening, first, end);
            _barrier.SignalAndWait();
            NBodyDrift.Move(system, _timeStep, first, end);
            done++;
            _barrier.SignalAndWait();
            if (done % interval == 0 || done == steps)
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

    /// <summary>The first body of a thread's share; the end of one share is the first of the next.</summary>
    private unsafe int ShareStart(int bodies, int worker)
    {
        var lanes = ShareBytes / sizeof(T);
        var (share, extra) = Math.DivRem((bodies + lanes - 1L) / lanes, _threads);
        return (int)Math.Min(bodies, (worker * share + Math.Min(worker, extra)) * lanes);
    }
}
