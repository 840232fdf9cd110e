// SPDX-License-Identifier: MIT
using InteropBridge.Mpi.Interop;

namespace InteropBridge.Mpi;

/// <summary>The one place where a native status becomes an exception.</summary>
internal static class MpiStatus
{
    private const ulong Room = 1024;

    public static Exception? ToException(int status)
    {
        if (status == NativeMpi.IB_MPI_OK)
        {
            return null;
        }

        var text = SafeMpi.StatusText(status, Room);
        return status switch
        {
            NativeMpi.IB_MPI_E_NULL => new ArgumentNullException(null, text),
            NativeMpi.IB_MPI_E_RANGE => new ArgumentOutOfRangeException(null, text),
            NativeMpi.IB_MPI_E_TYPE or NativeMpi.IB_MPI_E_LENGTH => new ArgumentException(text),
            NativeMpi.IB_MPI_E_MEMORY => new InsufficientMemoryException(text),
            NativeMpi.IB_MPI_E_STATE => new InvalidOperationException(text),
            _ => new MpiException(status, text),
        };
    }
}
