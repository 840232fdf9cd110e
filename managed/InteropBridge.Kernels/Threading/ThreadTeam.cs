// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.Threading;

/// <summary>Threads that repeatedly do a piece of work together. The calling thread is number 0; the others live as long as
/// the team. Between two runs they hold nothing of it, so that a team whose owner is forgotten ends with its collection.</summary>
internal sealed class ThreadTeam : IDisposable
{
    private readonly Action<int> _work;
    private readonly Crew _crew;

    /// <param name="count">The number of threads including the caller's, at least 1.</param>
    /// <param name="work">A thread's share, given its number. Does not throw.</param>
    /// <param name="name">The threads' name.</param>
    public ThreadTeam(int count, Action<int> work, string name)
    {
        _work = work;
        _crew = new Crew(count, name);
    }

    /// <summary>Does the work once on every thread. Everything the threads wrote is visible on return.</summary>
    public void Run() => _crew.Run(_work);

    public void Dispose()
    {
        _crew.Dispose();
        GC.SuppressFinalize(this);
    }

    ~ThreadTeam() => _crew?.Abandon(); // null where a thread could not be started
}
