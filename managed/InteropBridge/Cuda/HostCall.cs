// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>A method that the driver calls from a thread of its own: once, or as often as a graph that recorded it is
/// launched.</summary>
internal sealed unsafe class HostCall
{
    private readonly GCHandle _body;
    private readonly CudaContext? _context; // of the graph; null if the only call frees the body

    /// <param name="context">Where it is called.</param>
    /// <param name="action">The method.</param>
    /// <param name="failures">Where its exceptions go: none may reach the driver.</param>
    /// <param name="isOnce">Whether the first call is the last.</param>
    public HostCall(CudaContext context, Action action, ConcurrentQueue<Exception> failures, bool isOnce)
    {
        _body = GCHandle.Alloc(new Body(action, failures, isOnce));
        if (isOnce)
        {
            GC.SuppressFinalize(this);
            return;
        }

        var added = false;
        context.DangerousAddRef(ref added);
        _context = context;
    }

    /// <summary>No graph has it any more, but launches that are queued may still call it.</summary>
    ~HostCall() => _context?.Recordings.ReleaseCollected(&Free, GCHandle.ToIntPtr(_body));

    public static delegate* unmanaged[Cdecl]<void*, void> Function => &Run;

    public void* Argument => (void*)GCHandle.ToIntPtr(_body);

    /// <summary>For a call that the driver did not take.</summary>
    public void Cancel()
    {
        if (_context is null)
        {
            _body.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Free(nint body)
    {
        GCHandle.FromIntPtr(body).Free();
        return CudaStatus.Success;
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
