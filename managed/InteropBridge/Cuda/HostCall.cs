// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InteropBridge.Cuda;

/// <summary>A method that the driver calls from a thread of its own: once, or as often as a graph that recorded it is
/// launched.</summary>
internal sealed unsafe class HostCall
{
    private readonly GCHandle _body;
    private readonly bool _isOnce;

    /// <param name="action">The method.</param>
    /// <param name="failures">Where its exceptions go: none may reach the driver.</param>
    /// <param name="isOnce">Whether the first call is the last.</param>
    public HostCall(Action action, ConcurrentQueue<Exception> failures, bool isOnce)
    {
        _isOnce = isOnce;
        _body = GCHandle.Alloc(new Body(action, failures, isOnce));
    }

    ~HostCall()
    {
        if (!_isOnce)
        {
            _body.Free();
        }
    }

    public static delegate* unmanaged[Cdecl]<void*, void> Function => &Run;

    public void* Argument => (void*)GCHandle.ToIntPtr(_body);

    /// <summary>For a call that the driver did not take.</summary>
    public void Cancel()
    {
        if (_isOnce)
        {
            _body.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Run(void* argument)
    {
        var handle = GCHandle.FromIntPtr((nint)argument);
        var body = (Body)handle.Target!;
        if (body.IsOnce)
        {
            handle.Free();
        }

        try
        {
            body.Action();
        }
        catch (Exception failure)
        {
            body.Failures.Enqueue(failure);
        }
    }

    private sealed record Body(Action Action, ConcurrentQueue<Exception> Failures, bool IsOnce);
}
