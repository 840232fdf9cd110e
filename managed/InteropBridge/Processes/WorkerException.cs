// SPDX-License-Identifier: MIT
namespace InteropBridge.Processes;

/// <summary>A worker process of a <c>managed-processes</c> variant could not be started, broke the protocol or died. The
/// caller's data is untouched. The other workers of the same solver are ended, and the solver throws this again if it is
/// used again; a new one starts new workers.</summary>
public sealed class WorkerException : Exception
{
    internal WorkerException(string message, int? exitCode = null, Exception? inner = null)
        : base(message, inner) => ExitCode = exitCode;

    /// <summary>The exit code of the worker that died, 128 + the signal's number where a signal ended it; null if it did not
    /// die.</summary>
    public int? ExitCode { get; }
}
