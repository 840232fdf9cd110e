// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace InteropBridge.Cuda.Driver;

/// <summary>The context on a device in which all resources of a <see cref="CudaDevice"/> live: the primary one, which the
/// CUDA runtime and other libraries share, or one that somebody else made and owns. It is released when the device and every
/// resource are, in whatever order.</summary>
internal sealed unsafe class CudaContext : SafeHandle
{
    /// <summary>The context that was last made current on this thread by this layer. The driver's own answer costs a
    /// call.</summary>
    [ThreadStatic]
    private static CudaContext? _current;

    private readonly int _device;

    private CudaContext(CudaDriver driver, int device, bool owned)
        : base(0, owned) => (Driver, _device) = (driver, device);

    public CudaDriver Driver { get; }

    public override bool IsInvalid => handle == 0;

    /// <summary>What lives in the context and was not released yet. Holds descriptions only, so that what nobody holds any more
    /// can still be collected.</summary>
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

    /// <summary>Makes the context this thread's, unless it is.</summary>
    public void MakeCurrent()
    {
        if (_current != this)
        {
            MakeCurrentAgain();
        }
    }

    /// <summary>Makes the context this thread's, also if somebody else has changed that meanwhile.</summary>
    public void MakeCurrentAgain() => Check(SetCurrent(), "using the device on this thread");

    /// <summary><see cref="MakeCurrent"/> for where nothing may be thrown.</summary>
    public bool TryMakeCurrent() => _current == this || SetCurrent() == CudaStatus.Success;

    /// <summary>Whether it is the same context of the driver's, be it by another object.</summary>
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
