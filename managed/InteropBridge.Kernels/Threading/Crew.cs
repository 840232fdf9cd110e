// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels.Threading;

/// <summary>The threads of a <see cref="ThreadTeam"/> but the caller's, and all that they refer to while they wait.</summary>
internal sealed class Crew : IDisposable
{
    private readonly Barrier _barrier;
    private readonly Thread[] _threads;
    private Action<int>? _work;
    private bool _exit;

    public Crew(int count, string name)
    {
        _barrier = new Barrier(count);
        _threads = new Thread[count - 1];
        var started = 0;
        try
        {
            for (; started < _threads.Length; started++)
            {
                var number = started + 1;
                _threads[started] = new Thread(() => Serve(number)) { IsBackground = true, Name = $"{name} {number}" };
                _threads[started].Start();
            }
        }
        catch
        {
            _exit = true;
            _barrier.RemoveParticipants(count - started);
            throw;
        }
    }

    public void Run(Action<int> work)
    {
        _work = work;
        _barrier.SignalAndWait();
        work(0);
        _barrier.SignalAndWait();
        _work = null;
    }

    /// <summary>Lets the threads end without waiting for them, as a finalizer must.</summary>
    public void Abandon()
    {
        if (!_exit && _threads.Length > 0)
        {
            _exit = true;
            _barrier.RemoveParticipant(); // all others are waiting
        }
    }

    public void Dispose()
    {
        Abandon();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _barrier.Dispose();
    }

    private void Serve(int number)
    {
        for (_barrier.SignalAndWait(); !_exit; _barrier.SignalAndWait())
        {
            Work(number);
            _barrier.SignalAndWait();
        }
    }

    /// <summary>Not inlined, so that no frame that stays keeps the work alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Work(int number) => _work!(number);
}
