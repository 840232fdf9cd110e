// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InteropBridge.Interop;

/// <summary>Lends a <see cref="WorkMonitor"/> to native code as an <c>ib_progress</c> for the length of one call.</summary>
internal readonly unsafe ref struct ProgressCallback : IDisposable
{
    private readonly GCHandle _handle;

    public ProgressCallback(WorkMonitor monitor)
    {
        if (monitor.IsObserved)
        {
            _handle = GCHandle.Alloc(monitor);
            Function = &Report;
        }
    }

    /// <summary>Null when nobody listens, so that unobserved work makes no calls back.</summary>
    public readonly delegate* unmanaged[Cdecl]<void*, long, long, int> Function;

    public void* User => _handle.IsAllocated ? (void*)GCHandle.ToIntPtr(_handle) : null;

    public void Dispose()
    {
        if (_handle.IsAllocated)
        {
            _handle.Free();
        }
    }

    // An exception that left this method would kill the process: the monitor catches and keeps it.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Report(void* user, long done, long total) =>
        ((WorkMonitor)GCHandle.FromIntPtr((nint)user).Target!).ReportAndAskToStop(done, total) ? 1 : 0;
}
