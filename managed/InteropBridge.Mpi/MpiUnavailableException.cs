// SPDX-License-Identifier: MIT
namespace InteropBridge.Mpi;

/// <summary>There is no MPI that this process can use; the message says why and what to install or run.</summary>
public sealed class MpiUnavailableException : NotSupportedException
{
    internal MpiUnavailableException(string reason)
        : base(reason)
    {
    }
}
