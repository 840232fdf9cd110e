// SPDX-License-Identifier: MIT
namespace InteropBridge.Processes;

/// <summary>A worker process of a <c>managed-processes</c> variant could not be started, broke the protocol or died. The
/// caller's data is untouched. The other workers of the same solver are stopped, and the solver throws this again when it is
/// used again. A new solver starts new workers.</summary>
public sealed class WorkerException : Exception
{
    internal WorkerException(string message, int? exitCode = null, Exception? inner = null)
        : base(message, inner) => ExitCode = exitCode;

    /// <summary>The exit code of the worker that died, or 128 plus the number of the signal that killed it; null if it did
    /// not die.</summary>
    public int? ExitCode { get; }
}
