// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace InteropBridge.Cuda.Driver;

/// <summary>The context on a device in which all resources of a <see cref="CudaDevice"/> live: the primary one, which the
/// CUDA runtime and other libraries share, or one that somebody else made and owns. It is released when the device and all
/// resources have been released, in whatever order.</summary>
internal sealed unsafe class CudaContext : SafeHandle
{
    /// <summary>The context that this layer last made current on this thread; another library may have changed that since. For
    /// launches, where asking the driver would cost too much.</summary>
    [ThreadStatic]
    private static CudaContext? _current;

    private readonly int _device;
    private readonly CudaRecordings _recordings;

    private CudaContext(CudaDriver driver, int device, bool owned)
        : base(0, owned)
    {
        (Driver, _device) = (driver, device);
        _recordings = new CudaRecordings(this);
    }

    public CudaDriver Driver { get; }

    /// <summary>Whose context this is; it sets it.</summary>
    public CudaDevice? Device { get; set; }

    public override bool IsInvalid => handle == 0;

    /// <summary>The resources of the context that have not been released yet. These are descriptions only, so that an
    /// unreferenced resource can still be collected.</summary>
    public ConcurrentDictionary<CudaResource, byte> Resources { get; } = new();

    public static CudaContext RetainPrimary(CudaDriver driver, int device)
    {
        var made = new CudaContext(driver, device, owned: true);
        CUctx_st* context;
        driver.Check(driver.Api.cuDevicePrimaryCtxRetain(&context, device), "opening the device");
        made.SetHandle((nint)context);
        return made;
    }

    public static CudaContext Borrow(CudaDriver driver, int device, nint context)
    {
        var made = new CudaContext(driver, device, owned: false);
        made.SetHandle(context);
        made.CheckDevice();
        return made;
    }

    /// <summary>What this layer records at the moment, and what has to wait for the end of it.</summary>
    public CudaRecordings Recordings => _recordings;

    /// <summary>Makes the context current on this thread, whatever other libraries have done to that in the
    /// meantime.</summary>
    public void MakeCurrent()
    {
        if (Found() != handle)
        {
            MakeCurrentAgain();
        }
    }

    /// <summary><see cref="MakeCurrent"/> that does not see what other libraries do: only for calls that the driver refuses in
    /// the wrong context, and that are then repeated after <see cref="MakeCurrentAgain"/>.</summary>
    public void AssumeCurrent()
    {
        if (_current != this)
        {
            MakeCurrentAgain();
        }
    }

    /// <summary>Makes the context current on this thread without asking whether it is.</summary>
    public void MakeCurrentAgain() => Check(SetCurrent(handle, this), "using the device on this thread");

    /// <summary>Calls a function of the driver in this context and leaves the thread in the context that it was in. For
    /// finalizers and <c>Dispose</c>: it does not throw.</summary>
    /// <returns>Whether the call succeeded.</returns>
    public bool Call(delegate* unmanaged[Cdecl]<nint, int> function, nint argument, bool wait)
    {
        var found = Found();
        if (found != handle && SetCurrent(handle, this) != CudaStatus.Success)
        {
            return false;
        }

        if (wait)
        {
            _ = Driver.Api.cuCtxSynchronize(); // a device that failed has nothing to wait for
        }

        var status = function(argument);
        if (found != handle)
        {
            _ = SetCurrent(found, null);
        }

        return status == CudaStatus.Success;
    }

    /// <summary>Whether both objects stand for the same context of the driver.</summary>
    public bool IsSame(CudaContext other) => this == other || handle == other.handle;

    /// <summary>The thread's context; 0 for none.</summary>
    private nint Found()
    {
        CUctx_st* found = null;
        return Driver.Api.cuCtxGetCurrent(&found) == CudaStatus.Success ? (nint)found : 0;
    }

    private int SetCurrent(nint context, CudaContext? known)
    {
        var status = Driver.Api.cuCtxSetCurrent((CUctx_st*)context);
        _current = status == CudaStatus.Success ? known : null;
        return status;
    }

    /// <summary>Whether a foreign context is on the device that the caller says.</summary>
    private void CheckDevice()
    {
        var (found, device) = (Found(), 0);
        MakeCurrent();
        var status = Driver.Api.cuCtxGetDevice(&device);
        if (found != handle)
        {
            _ = SetCurrent(found, null);
        }

        Check(status, "asking for the context's device");
        if (device != _device)
        {
            throw new ArgumentException("the context is on another device than the ordinal says");
        }
    }

    /// <inheritdoc cref="CudaDriver.Check"/>
    public void Check(int status, string doing) => Driver.Check(status, doing);

    protected override bool ReleaseHandle()
    {
        if (_current == this)
        {
            _current = null;
        }

        return Driver.Api.cuDevicePrimaryCtxRelease_v2(_device) == CudaStatus.Success;
    }
}
