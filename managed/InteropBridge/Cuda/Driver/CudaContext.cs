// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace InteropBridge.Cuda.Driver;

/// <summary>The context on a device in which all resources of a <see cref="CudaDevice"/> live: the primary one, which the
/// CUDA runtime and other libraries share, or one that somebody else made and owns. It is released when the device and all
/// resources have been released, in whatever order.</summary>
internal sealed unsafe class CudaContext : SafeHandle
{
    /// <summary>The context that this layer last made current on this thread. Asking the driver would cost a call.</summary>
    [ThreadStatic]
    private static CudaContext? _current;

    private readonly int _device;

    private CudaContext(CudaDriver driver, int device, bool owned)
        : base(0, owned) => (Driver, _device) = (driver, device);

    public CudaDriver Driver { get; }

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
        return made;
    }

    /// <summary>Makes the context current on this thread, unless it is already.</summary>
    public void MakeCurrent()
    {
        if (_current != this)
        {
            MakeCurrentAgain();
        }
    }

    /// <summary>Makes the context current on this thread, even if another library has changed that in the
    /// meantime.</summary>
    public void MakeCurrentAgain() => Check(SetCurrent(), "using the device on this thread");

    /// <summary><see cref="MakeCurrent"/> for code that must not throw.</summary>
    public bool TryMakeCurrent() => _current == this || SetCurrent() == CudaStatus.Success;

    /// <summary>Whether both objects stand for the same context of the driver.</summary>
    public bool IsSame(CudaContext other) => this == other || handle == other.handle;

    private int SetCurrent()
    {
        var status = Driver.Api.cuCtxSetCurrent((CUctx_st*)handle);
        _current = status == CudaStatus.Success ? this : null;
        return status;
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
