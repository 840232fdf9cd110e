// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Cuda.Compile;
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>A GPU: memory, code, streams. Work is in the device's primary context, which the CUDA runtime shares, so that
/// pointers of one are good in the other. All members are safe to use from several threads.</summary>
public sealed unsafe partial class CudaDevice : IDisposable
{
    private const uint NonBlocking = 1; // CU_STREAM_NON_BLOCKING: beside the default stream, not after it

    private readonly CudaContext _context;
    private readonly int _device;
    private readonly Nvrtc? _compiler;
    private readonly CudaCodeCache? _cache;

    /// <param name="driver">With a device.</param>
    /// <param name="ordinal">Of the device.</param>
    /// <param name="context">A context that somebody else owns; 0 for the primary one.</param>
    /// <param name="compiler">For <see cref="Compile"/>; null for the machine's.</param>
    /// <param name="cache">Of compiled code; null for the user's.</param>
    internal CudaDevice(CudaDriver driver, int ordinal, nint context = 0, Nvrtc? compiler = null, CudaCodeCache? cache = null)
    {
        if (ordinal < 0 || ordinal >= driver.Require().DeviceCount)
        {
            throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, $"the driver shows {driver.DeviceCount} devices");
        }

        (Driver, Ordinal, _compiler, _cache) = (driver, ordinal, compiler, cache);
        int device;
        driver.Check(driver.Api.cuDeviceGet(&device, ordinal), "opening the device");
        _device = device;
        _context = context == 0
            ? CudaContext.RetainPrimary(driver, device) : CudaContext.Borrow(driver, device, context);
    }

    /// <summary>Told of every resource that nobody disposed, on whatever thread that is noticed; without a listener
    /// <see cref="Trace"/> is warned.</summary>
    public static event EventHandler<CudaLeakEventArgs>? LeakFound;

    /// <summary>Why there is no device here, in words a person can act on; null if there is one.</summary>
    public static string? UnavailableReason => CudaDriver.System.UnavailableReason;

    /// <summary>How many devices the driver shows this process.</summary>
    public static int Count => CudaDriver.System.DeviceCount;

    /// <summary>The file of the machine's driver; empty if there is none.</summary>
    public static string DriverPath => CudaDriver.System.Path;

    /// <summary>The machine's driver as of <see cref="System.Runtime.InteropServices.NativeLibrary.Load(string)"/>, for other libraries that are to share it; 0
    /// if there is none.</summary>
    public static nint DriverHandle => CudaDriver.System.Handle;

    /// <summary>Whether resources keep the stack they were made on, for the report of a leak. Slow.</summary>
    public static bool TraceResources { get; set; }

    /// <summary>Its number among those that the driver shows this process.</summary>
    public int Ordinal { get; }

    /// <summary>The driver's handle of the context (<c>CUcontext</c>), for other libraries. Keep this object alive while they
    /// use it.</summary>
    public nint ContextHandle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_context.IsClosed, this);
            return _context.DangerousGetHandle();
        }
    }

    internal CudaDriver Driver { get; }

    /// <summary>The first device, unless <c>CUDA_VISIBLE_DEVICES</c> says otherwise.</summary>
    /// <exception cref="CudaUnavailableException">There is no driver or no device.</exception>
    public static CudaDevice Default() => Open(0);

    /// <summary>A device by its number.</summary>
    /// <exception cref="CudaUnavailableException">There is no driver or no device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no device of that number.</exception>
    public static CudaDevice Open(int ordinal) => new(CudaDriver.System, ordinal);

    /// <summary>A device of another driver than the machine's: a simulator, or one that writes its calls down.</summary>
    /// <param name="driver">Absolute path of a library with the driver's functions.</param>
    /// <param name="ordinal">Which of its devices.</param>
    /// <exception cref="CudaUnavailableException">It is no driver, or shows no device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no device of that number.</exception>
    public static CudaDevice Open(string driver, int ordinal = 0) => Path.IsPathFullyQualified(driver)
        ? new(new CudaDriver([driver], []), ordinal)
        : throw new ArgumentException($"\"{driver}\" is not an absolute path", nameof(driver));

    /// <summary>A device in a context that another library made: memory and streams of that library can be used with it. The
    /// context stays that library's, and must outlive this object and all that it makes.</summary>
    /// <param name="context">A <c>CUcontext</c>.</param>
    /// <param name="ordinal">The device it is on.</param>
    /// <exception cref="CudaUnavailableException">There is no driver or no device.</exception>
    public static CudaDevice FromContext(nint context, int ordinal = 0) => context != 0
        ? new(CudaDriver.System, ordinal, context) : throw new ArgumentNullException(nameof(context));

    /// <summary>An array of undefined contents.</summary>
    /// <param name="length">Elements, at least 1.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="CudaOutOfMemoryException">The device does not have that much memory free.</exception>
    public CudaBuffer<T> Allocate<T>(long length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var bytes = checked(length * sizeof(T));
        ulong memory;
        Ready().Check(Driver.Api.cuMemAlloc_v2(&memory, (nuint)bytes), $"allocating {bytes} bytes of device memory");
        return new(_context, 0, Own((nint)memory, Driver.Api.cuMemFree_v2, $"device memory of {bytes} bytes"), length);
    }

    /// <summary>A copy of an array on the device.</summary>
    /// <param name="source">At least one element.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="CudaOutOfMemoryException">The device does not have that much memory free.</exception>
    public CudaBuffer<T> Upload<T>(ReadOnlySpan<T> source)
        where T : unmanaged
    {
        var buffer = Allocate<T>(source.Length);
        try
        {
            buffer.CopyFrom(source);
            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Upload{T}(ReadOnlySpan{T})"/>
    public CudaBuffer<T> Upload<T>(T[] source)
        where T : unmanaged => Upload<T>(source.AsSpan());

    /// <summary>Memory that another library allocated in this device's context, as an array. It stays that library's, and must
    /// outlive the array.</summary>
    /// <param name="address">A <c>CUdeviceptr</c>.</param>
    /// <param name="length">Elements.</param>
    /// <typeparam name="T">Element type.</typeparam>
    public CudaBuffer<T> Borrow<T>(nint address, long length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfZero(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return new(Ready(), address, null, length);
    }

    /// <summary>Pinned memory of the host, for copies that do not wait.</summary>
    /// <param name="length">Elements, at least 1.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="CudaOutOfMemoryException">The host cannot pin that much memory.</exception>
    public CudaHostBuffer<T> AllocateHost<T>(int length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var bytes = checked((nint)length * sizeof(T));
        void* memory;
        Ready().Check(Driver.Api.cuMemHostAlloc(&memory, (nuint)bytes, 0), $"allocating {bytes} bytes of pinned memory");
        return new(Own((nint)memory, Driver.Api.cuMemFreeHost, $"pinned memory of {bytes} bytes"), length);
    }

    /// <summary>A stream whose work runs beside that of others, the default stream included.</summary>
    /// <exception cref="CudaException">The driver refused.</exception>
    public CudaStream CreateStream()
    {
        CUstream_st* stream;
        Ready().Check(Driver.Api.cuStreamCreate(&stream, NonBlocking), "making a stream");
        return new(Own((nint)stream, Driver.Api.cuStreamDestroy_v2, "a stream"));
    }

    /// <summary>An event that keeps the time.</summary>
    /// <exception cref="CudaException">The driver refused.</exception>
    public CudaEvent CreateEvent()
    {
        CUevent_st* made;
        Ready().Check(Driver.Api.cuEventCreate(&made, 0), "making an event");
        return new(Own((nint)made, Driver.Api.cuEventDestroy_v2, "an event"));
    }

    /// <summary>Waits until all work of this process on the device is done.</summary>
    /// <exception cref="CudaException">A kernel failed.</exception>
    public void Synchronize() => Ready().Check(Driver.Api.cuCtxSynchronize(), "waiting for the device");

    /// <summary>Makes the device's context this thread's, for calls of other libraries. What is called here does that by
    /// itself.</summary>
    /// <exception cref="CudaException">The driver refused.</exception>
    public void MakeCurrent()
    {
        ObjectDisposedException.ThrowIf(_context.IsClosed, this);
        _context.MakeCurrentAgain();
    }

    /// <summary>Gives the device back. What was made by it and was not disposed is reported as a leak; it stays usable until it
    /// is disposed, and only then the device's context goes.</summary>
    public void Dispose()
    {
        if (!_context.IsClosed)
        {
            foreach (var resource in _context.Resources.Keys)
            {
                resource.ReportLeak("its device was disposed before it");
            }

            _context.Dispose();
        }
    }

    internal static void ReportLeak(CudaLeakEventArgs leak)
    {
        if (LeakFound is { } listeners)
        {
            listeners(null, leak);
        }
        else
        {
            Trace.TraceWarning($"InteropBridge: leaked {leak}");
        }
    }

    private CudaContext Ready()
    {
        ObjectDisposedException.ThrowIf(_context.IsClosed, this);
        _context.MakeCurrent();
        return _context;
    }

    private CudaHandle Own(nint value, void* release, string kind) => new(_context, value, release, kind);
}
