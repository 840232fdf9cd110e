// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.Threading;

/// <summary>Threads that repeatedly do a piece of work together. The calling thread is number 0; the others live as long as
/// the team.</summary>
internal sealed class ThreadTeam : IDisposable
{
    private readonly Action<int> _work;
    private readonly Barrier _barrier;
    private readonly Thread[] _threads;
    private bool _exit;

    /// <param name="count">The number of threads including the caller's, at least 1.</param>
    /// <param name="work">A thread's share, given its number. Does not throw.</param>
    /// <param name="name">The threads' name.</param>
    public ThreadTeam(int count, Action<int> work, string name)
    {
        _work = work;
        _barrier = new Barrier(count);
        _threads = new Thread[count - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var number = i + 1;
            _threads[i] = new Thread(() => Serve(number)) { IsBackground = true, Name = $"{name} {number}" };
            _threads[i].Start();
        }
    }

    /// <summary>Does the work once on every thread. Everything the threads wrote is visible on return.</summary>
    public void Run()
    {
        _barrier.SignalAndWait();
        _work(0);
        _barrier.SignalAndWait();
    }

    public void Dispose()
    {
        _exit = true;
        _barrier.SignalAndWait();
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
            _work(number);
            _barrier.SignalAndWait();
        }
    }
}
