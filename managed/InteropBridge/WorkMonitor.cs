// SPDX-License-Identifier: MIT
using System.Runtime.ExceptionServices;

namespace InteropBridge;

/// <summary>Watches one piece of long work: passes progress on and says when to stop. A back end asks it between units
/// of work and, if told to, stops with a whole number of units done; the caller then asks it to throw.</summary>
/// <param name="progress">Receives the units done, on the thread that called; null for none.</param>
/// <param name="cancellationToken">Asks the work to stop.</param>
public sealed class WorkMonitor(IProgress<long>? progress, CancellationToken cancellationToken)
{
    private ExceptionDispatchInfo? _thrown;
    private bool _stop;

    /// <summary>A monitor that listens to nothing.</summary>
    public static WorkMonitor None { get; } = new(null, CancellationToken.None);

    /// <summary>Who is told of progress, for work that tells them itself; null for nobody.</summary>
    public IProgress<long>? Progress => progress;

    /// <summary>What asks the work to stop, for work that watches it itself.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether anybody listens; if not, asking may be left out.</summary>
    public bool IsObserved => progress is not null || cancellationToken.CanBeCanceled;

    /// <summary>Whether cancellation was requested. Cheap, and allowed on any thread.</summary>
    public bool IsCancellationRequested => cancellationToken.IsCancellationRequested;

    /// <summary>Reports <paramref name="done"/> of <paramref name="total"/> units. Never throws: what the listener throws
    /// is kept for <see cref="ThrowIfStopped"/>. After the first answer to stop the listener hears no more, even of units
    /// that were under way.</summary>
    /// <returns>Whether to stop. Once all units are done there is nothing left to stop.</returns>
    public bool ReportAndAskToStop(long done, long total)
    {
        try
        {
            if (!_stop)
            {
                progress?.Report(done);
            }
        }
#pragma warning disable CA1031 // Any exception: it is rethrown on the caller's side of the native frames.
        catch (Exception exception)
        {
            _thrown = ExceptionDispatchInfo.Capture(exception);
        }
#pragma warning restore CA1031

        _stop |= _thrown is not null || cancellationToken.IsCancellationRequested;
        return done < total && _stop;
    }

    /// <summary>To be called before the work starts.</summary>
    /// <exception cref="WorkCanceledException">Cancellation was requested already.</exception>
    public void ThrowIfCanceledBefore(long total)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            throw new WorkCanceledException(0, total, cancellationToken);
        }
    }

    /// <summary>To be called when the results of the work are back with the caller.</summary>
    /// <exception cref="WorkCanceledException">The work stopped early because cancellation was requested.</exception>
    public void ThrowIfStopped(long done, long total)
    {
        _thrown?.Throw();
        if (done < total)
        {
            throw new WorkCanceledException(done, total, cancellationToken);
        }
    }
}
