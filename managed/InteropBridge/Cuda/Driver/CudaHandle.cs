// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Cuda.Driver;

/// <summary>Owns one thing that the driver handed out: memory, a module, a stream, an event, a graph. All of them are released
/// by a function of one argument, with their context current.</summary>
internal sealed unsafe class CudaHandle : SafeHandle
{
    private readonly delegate* unmanaged[Cdecl]<nint, int> _release;
    private readonly CudaResource _resource;

    /// <param name="context">The context it is of; lives as long.</param>
    /// <param name="value">What the driver handed out.</param>
    /// <param name="release">Takes it back. A <c>CUdeviceptr</c> is passed as a pointer is.</param>
    /// <param name="kind">For the report of a leak.</param>
    public CudaHandle(CudaContext context, nint value, void* release, string kind)
        : base(0, ownsHandle: true)
    {
        _release = (delegate* unmanaged[Cdecl]<nint, int>)release;
        (Context, _resource) = (context, new CudaResource(kind));
        var added = false;
        context.DangerousAddRef(ref added);
        context.Resources.TryAdd(_resource, 0);
        SetHandle(value);
    }

    public CudaContext Context { get; }

    public override bool IsInvalid => handle == 0;

    /// <summary>What the driver handed out. The caller keeps this object alive while it uses it; disposing it meanwhile on
    /// another thread is the caller's error.</summary>
    /// <exception cref="ObjectDisposedException">It was released.</exception>
    public nint Value
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing && !IsClosed)
        {
            _resource.ReportLeak("nobody disposed it");
        }

        base.Dispose(disposing);
    }

    /// <summary>May run on the finalizer's thread, and after the device was lost: it cannot throw.</summary>
    protected override bool ReleaseHandle()
    {
        Context.Resources.TryRemove(_resource, out _);
        var released = Context.TryMakeCurrent() && _release(handle) == CudaStatus.Success;
        Context.DangerousRelease();
        return released;
    }
}
