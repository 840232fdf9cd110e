// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>This process as a rank of a job, from its start to its end. One per process, and once.</summary>
/// <remarks>An exception that nobody catches, and a process that ends before the session is disposed, end the whole job with a
/// message that names the rank: the others would wait for it for ever. A rank that is killed has no say; the launcher ends the
/// others.</remarks>
public sealed class MpiSession : IDisposable
{
    private static readonly Lock Gate = new();
    private static MpiSession? _current;
    private readonly Communicator _world;
    private int _isOver;

    private MpiSession()
    {
        var (threads, crowded) = SafeMpi.Join();
        (IsThreadSafe, IsCrowded) = (threads == 3, crowded != 0);
        _world = new Communicator(SafeMpi.CommWorld(), isOwned: false);
        MpiLauncher.LeaveProcess(_world.Rank);
        AppDomain.CurrentDomain.UnhandledException += (_, failure) => Abort(1, $"an exception that nobody caught: {failure.ExceptionObject}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => AbortIfEarly();
    }

    /// <summary>All ranks of the job.</summary>
    public Communicator World => _isOver == 0 ? _world : throw new ObjectDisposedException(nameof(MpiSession));

    /// <summary>Whether any thread may call MPI at any time (MPI_THREAD_MULTIPLE). Otherwise one thread does at a time.</summary>
    public bool IsThreadSafe { get; }

    /// <summary>Whether this machine has more ranks than cores. Ranks that wait then give their core away.</summary>
    public bool IsCrowded { get; }

    /// <summary>The name of the machine that this rank runs on.</summary>
    public static string MachineName => SafeMpi.MachineName(256);

    /// <summary>Joins the job. A process that no launcher has started is a job of one rank.</summary>
    /// <exception cref="MpiUnavailableException">There is no MPI; the message says what to install.</exception>
    /// <exception cref="InvalidOperationException">The process has joined before.</exception>
    public static MpiSession Start()
    {
        MpiLibrary.ThrowIfUnavailable();
        lock (Gate)
        {
            return _current is null ? _current = new MpiSession()
                : throw new InvalidOperationException("this process has joined its job already, which MPI allows once");
        }
    }

    /// <summary>Joins the job, does the work and leaves it. An exception ends the whole job.</summary>
    /// <param name="work">What this rank does.</param>
    /// <exception cref="MpiUnavailableException">There is no MPI; the message says what to install.</exception>
    public static void Run(Action<MpiSession> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var session = Start();
        try
        {
            work(session);
        }
        catch (Exception failure) when (session.AbortFor(failure))
        {
            // Never reached: the filter ends the process.
        }

        session.Dispose();
    }

    /// <summary>Joins the job, does asynchronous work, waits for it and leaves the job. An exception ends the whole job.</summary>
    /// <remarks>In asynchronous code <c>finally</c> and <c>using</c> run before the exception arrives here. To dispose a window or a
    /// communicator is collective: do that at the end of the work and not in a <c>using</c>.</remarks>
    /// <inheritdoc cref="Run(Action{MpiSession})"/>
    public static void Run(Func<MpiSession, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Run((Action<MpiSession>)(session => work(session).GetAwaiter().GetResult()));
    }

    /// <summary>Ends all ranks of the job now. Does not return.</summary>
    /// <param name="exitCode">Of the job, 1..255.</param>
    /// <param name="reason">Is written to standard error, after the rank.</param>
    public void Abort(int exitCode, string reason)
    {
        Console.Error.WriteLine($"rank {_world.Rank} of {_world.Size} (process {Environment.ProcessId} on {MachineName}) ends the job: {reason}");
        Console.Error.Flush();
        SafeMpi.Abort(exitCode);
    }

    /// <summary>Leaves the job. Every rank has to; it waits for the others.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            SafeMpi.Leave();
        }
    }

    /// <summary>Called as the filter of a catch, which runs before the exception unwinds anything: to dispose a window or a
    /// communicator is collective, and would wait for the others.</summary>
    internal bool AbortFor(Exception failure)
    {
        Abort(1, failure.ToString());
        return true;
    }

    private void AbortIfEarly()
    {
        if (_isOver == 0 && SafeMpi.State() == 1)
        {
            Abort(Environment.ExitCode is > 0 and < 256 and var code ? code : 1, "its process has ended before it left the job");
        }
    }
}
