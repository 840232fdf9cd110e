// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>MPI has reported an error. After one, MPI promises little about the communicator: end the job, unless you know better.
/// A rank that dies causes no exception; the launcher ends the job.</summary>
public sealed class MpiException : Exception
{
    internal MpiException(int code, string message)
        : base(message) => Code = code;

    /// <summary>MPI's error code. The numbers differ from one MPI to another.</summary>
    public int Code { get; }
}
