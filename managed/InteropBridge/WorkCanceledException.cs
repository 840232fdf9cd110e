// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>Work was cancelled after a whole number of units; the caller's data holds the state after them.</summary>
public sealed class WorkCanceledException : OperationCanceledException
{
    /// <param name="done">Units done.</param>
    /// <param name="total">Units requested.</param>
    /// <param name="cancellationToken">The token that requested it.</param>
    public WorkCanceledException(long done, long total, CancellationToken cancellationToken)
        : base($"cancelled after {done} of {total}", cancellationToken) => (Done, Total) = (done, total);

    /// <summary>Whole units done, such as steps.</summary>
    public long Done { get; }

    /// <summary>Units requested.</summary>
    public long Total { get; }
}
