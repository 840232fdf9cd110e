// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;

namespace InteropBridge.Cuda.Driver;

/// <summary>Owns one object of the driver: memory, a module, a stream, an event, a graph. Each is released by a function of
/// one argument, while its context is current.</summary>
internal sealed unsafe class CudaHandle : SafeHandle
{
    private readonly delegate* unmanaged[Cdecl]<nint, int> _release;
    private readonly CudaResource _resource;
    private readonly CudaHandle? _stream;
    private bool _waits;

    /// <param name="context">The context it belongs to, which it keeps alive.</param>
    /// <param name="value">The driver's handle.</param>
    /// <param name="release">Releases it. A <c>CUdeviceptr</c> is passed like a pointer.</param>
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

    /// <summary>Memory that belongs to the order of a stream: disposing it queues its release there. The stream stays until
    /// then.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="memory">A <c>CUdeviceptr</c>.</param>
    /// <param name="kind">For the report of a leak.</param>
    public CudaHandle(CudaHandle stream, nint memory, string kind)
        : this(stream.Context, memory, stream.Context.Driver.Api.cuMemFree_v2, kind)
    {
        var added = false;
        stream.DangerousAddRef(ref added);
        _stream = stream;
    }

    public CudaContext Context { get; }

    public override bool IsInvalid => handle == 0;

    /// <summary>The driver's handle. The caller keeps this object alive while it uses the handle, and does not dispose it on
    /// another thread.</summary>
    /// <exception cref="ObjectDisposedException">It has been released.</exception>
    public nint Value
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    /// <summary>Disposes it where work that is queued may still use it: waits for the device, or leaves that to the end of the
    /// recordings that go on.</summary>
    public void DisposeAfterWork()
    {
        _waits = true;
        Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing && !IsClosed)
        {
            _resource.ReportLeak("nobody disposed it");
            _waits = true;
        }

        base.Dispose(disposing);
    }

    /// <summary>May run on the finalizer's thread, and after the device was lost: it cannot throw. Whoever disposes an object
    /// knows that no work uses it; the collector does not, and waits for the device first.</summary>
    protected override bool ReleaseHandle()
    {
        Context.Resources.TryRemove(_resource, out _);
        if (_waits)
        {
            var given = Context.Recordings.ReleaseCollected(_release, handle);
            _stream?.DangerousRelease();
            return given;
        }

        var released = _stream is null ? Context.Call(_release, handle, wait: false)
            : Context.Driver.Api.cuMemFreeAsync((ulong)handle, (CUstream_st*)_stream.handle) == CudaStatus.Success;
        _stream?.DangerousRelease();
        Context.DangerousRelease();
        return released;
    }
}
