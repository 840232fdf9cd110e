// SPDX-License-Identifier: MIT
using System.Runtime.ExceptionServices;

namespace InteropBridge;

/// <summary>Watches a long piece of work: reports progress and says when to stop. A variant asks it between units of work,
/// and stops after a whole number of units if the answer is to stop; the caller then lets it throw.</summary>
/// <param name="progress">Receives the units done, on the thread that called; null for none.</param>
/// <param name="cancellationToken">Asks the work to stop.</param>
public sealed class WorkMonitor(IProgress<long>? progress, CancellationToken cancellationToken)
{
    private ExceptionDispatchInfo? _thrown;
    private bool _stop;

    /// <summary>A monitor without listener and token.</summary>
    public static WorkMonitor None { get; } = new(null, CancellationToken.None);

    /// <summary>The progress listener, for work that reports to it directly; null for none.</summary>
    public IProgress<long>? Progress => progress;

    /// <summary>The cancellation token, for work that watches it directly.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Whether anybody listens; if not, there is no need to ask.</summary>
    public bool IsObserved => progress is not null || cancellationToken.CanBeCanceled;

    /// <summary>Whether cancellation was requested. Cheap, and allowed on any thread.</summary>
    public bool IsCancellationRequested => cancellationToken.IsCancellationRequested;

    /// <summary>Reports <paramref name="done"/> of <paramref name="total"/> units. Never throws: an exception of the
    /// listener is kept for <see cref="ThrowIfStopped"/>. After the first request to stop, the listener gets no further
    /// reports, not even for units that were running.</summary>
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

    /// <summary>Call this before the work starts.</summary>
    /// <exception cref="WorkCanceledException">Cancellation was requested already.</exception>
    public void ThrowIfCanceledBefore(long total)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            throw new WorkCanceledException(0, total, cancellationToken);
        }
    }

    /// <summary>Call this when the caller has the results of the work.</summary>
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
