// SPDX-License-Identifier: MIT
using System.Diagnostics;
using InteropBridge.Cuda.Compile;
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>A GPU: memory, code, streams. It works in the device's primary context, which it shares with the CUDA runtime,
/// so pointers can be exchanged. All members are thread-safe.</summary>
public sealed unsafe partial class CudaDevice : IDisposable
{
    private const uint BlockingSync = 1, DisableTiming = 2; // CU_EVENT_..., of cuda.h
    private const uint NonBlocking = 1; // CU_STREAM_NON_BLOCKING: beside the default stream, not after it

    private readonly CudaContext _context;
    private readonly int _device;
    private readonly Nvrtc? _compiler;
    private readonly CudaCodeCache? _cache;

    /// <param name="driver">A driver that has a device.</param>
    /// <param name="ordinal">The device's number.</param>
    /// <param name="context">A context that another library owns; 0 for the primary one.</param>
    /// <param name="compiler">The compiler for <see cref="Compile"/>; null for the installed one.</param>
    /// <param name="cache">The cache of compiled code; null for the user's.</param>
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
        _context.Device = this;
    }

    /// <summary>Raised for every resource that nobody disposed, on the thread that notices it. Without a listener,
    /// <see cref="Trace"/> gets a warning.</summary>
    public static event EventHandler<CudaLeakEventArgs>? LeakFound;

    /// <summary>Why no device can be used here and what to do; null if one can.</summary>
    public static string? UnavailableReason => CudaDriver.System.UnavailableReason;

    /// <summary>How many devices the driver shows this process.</summary>
    public static int Count => CudaDriver.System.DeviceCount;

    /// <summary>The file of the machine's driver; empty if there is none.</summary>
    public static string DriverPath => CudaDriver.System.Path;

    /// <summary>The driver's handle from <see cref="System.Runtime.InteropServices.NativeLibrary.Load(string)"/>, for other
    /// libraries that share it; 0 if there is none.</summary>
    public static nint DriverHandle => CudaDriver.System.Handle;

    /// <summary>Whether resources record the stack trace of their creation, for leak reports. Slow.</summary>
    public static bool TraceResources { get; set; }

    /// <summary>The device's number among those that the driver shows this process.</summary>
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
    /// <exception cref="ArgumentOutOfRangeException">There is no device with that number.</exception>
    public static CudaDevice Open(int ordinal) => new(CudaDriver.System, ordinal);

    /// <summary>A device of a driver other than the installed one, such as a simulator or a driver that records its
    /// calls.</summary>
    /// <param name="driver">Absolute path of a library with the driver's functions.</param>
    /// <param name="ordinal">Which of its devices.</param>
    /// <exception cref="CudaUnavailableException">The file is not a driver, or shows no device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no device with that number.</exception>
    public static CudaDevice Open(string driver, int ordinal = 0) => Path.IsPathFullyQualified(driver)
        ? new(new CudaDriver([driver], []), ordinal)
        : throw new ArgumentException($"\"{driver}\" is not an absolute path", nameof(driver));

    /// <summary>A device in a context that another library made: memory and streams of that library can be used with it.
    /// That library keeps owning the context, which must outlive this object and everything created with it.</summary>
    /// <param name="context">A <c>CUcontext</c>.</param>
    /// <param name="ordinal">The device it is on.</param>
    /// <exception cref="ArgumentException">It is on another device.</exception>
    /// <exception cref="CudaUnavailableException">There is no driver or no device.</exception>
    public static CudaDevice FromContext(nint context, int ordinal = 0) => context != 0
        ? new(CudaDriver.System, ordinal, context) : throw new ArgumentNullException(nameof(context));

    /// <summary>Allocates an array with undefined contents.</summary>
    /// <param name="length">Number of elements, at least 1.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="ArgumentException">.NET orders the fields of the type as it likes: declare a struct.</exception>
    /// <exception cref="CudaOutOfMemoryException">The device does not have that much memory free.</exception>
    public CudaBuffer<T> Allocate<T>(long length)
        where T : unmanaged
    {
        ElementType<T>.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var bytes = checked(length * sizeof(T));
        ulong memory;
        using var allowed = _context.Recordings.Allow();
        Ready().Check(Driver.Api.cuMemAlloc_v2(&memory, (nuint)bytes), $"allocating {bytes} bytes of device memory");
        return new(_context, 0, Own((nint)memory, Driver.Api.cuMemFree_v2, $"device memory of {bytes} bytes"), length);
    }

    /// <summary>Copies an array to the device.</summary>
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

    /// <summary>Memory that another library allocated in this device's context, as an array. That library keeps owning the
    /// memory, which must outlive the array.</summary>
    /// <param name="address">A <c>CUdeviceptr</c>.</param>
    /// <param name="length">Number of elements.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="ArgumentException">.NET orders the fields of the type as it likes: declare a struct.</exception>
    public CudaBuffer<T> Borrow<T>(nint address, long length)
        where T : unmanaged
    {
        ElementType<T>.Check();
        ArgumentOutOfRangeException.ThrowIfZero(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return new(Ready(), address, null, length);
    }

    /// <summary>Allocates unified memory, which processor and device use at the same address. Its contents are
    /// undefined.</summary>
    /// <param name="length">Number of elements, at least 1.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="ArgumentException">.NET orders the fields of the type as it likes: declare a struct.</exception>
    /// <exception cref="CudaOutOfMemoryException">There is not that much memory.</exception>
    public CudaManagedBuffer<T> AllocateManaged<T>(int length)
        where T : unmanaged
    {
        const uint everyStream = 1; // CU_MEM_ATTACH_GLOBAL
        ElementType<T>.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var bytes = (long)length * sizeof(T);
        ulong memory;
        using var allowed = _context.Recordings.Allow();
        Ready().Check(Driver.Api.cuMemAllocManaged(&memory, (nuint)bytes, everyStream), $"allocating {bytes} bytes of unified memory");
        return new(_context, Own((nint)memory, Driver.Api.cuMemFree_v2, $"unified memory of {bytes} bytes"), length);
    }

    /// <summary>Allocates pinned host memory, for copies that do not block.</summary>
    /// <param name="length">Number of elements, at least 1.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="CudaOutOfMemoryException">The host cannot pin that much memory.</exception>
    public CudaHostBuffer<T> AllocateHost<T>(int length)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var bytes = checked((nint)length * sizeof(T));
        void* memory;
        using var allowed = _context.Recordings.Allow();
        Ready().Check(Driver.Api.cuMemHostAlloc(&memory, (nuint)bytes, 0), $"allocating {bytes} bytes of pinned memory");
        return new(Own((nint)memory, Driver.Api.cuMemFreeHost, $"pinned memory of {bytes} bytes"), length);
    }

    /// <summary>Creates a stream whose work can overlap that of other streams, including the default stream.</summary>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public CudaStream CreateStream()
    {
        CUstream_st* stream;
        Ready().Check(Driver.Api.cuStreamCreate(&stream, NonBlocking), "making a stream");
        return new(Own((nint)stream, Driver.Api.cuStreamDestroy_v2, "a stream"));
    }

    /// <summary>Creates a stream whose waiting blocks go before those of streams of a lower priority.</summary>
    /// <param name="priority">Lower numbers go first: within <see cref="GetStreamPriorities"/>, or the nearest of them.</param>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public CudaStream CreateStream(int priority)
    {
        CUstream_st* stream;
        Ready().Check(Driver.Api.cuStreamCreateWithPriority(&stream, NonBlocking, priority), "making a stream");
        return new(Own((nint)stream, Driver.Api.cuStreamDestroy_v2, "a stream"));
    }

    /// <summary>The priorities that streams may have: the least, and the greatest, which is the lower number.</summary>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public (int Least, int Greatest) GetStreamPriorities()
    {
        int least, greatest;
        Ready().Check(Driver.Api.cuCtxGetStreamPriorityRange(&least, &greatest), "asking for the priorities of streams");
        return (least, greatest);
    }

    /// <summary>Creates an event.</summary>
    /// <param name="timing">Whether it records the time; one that does not costs less to record and to wait for.</param>
    /// <param name="blockingWait">Whether <see cref="CudaEvent.Synchronize"/> puts the thread to sleep instead of keeping its core
    /// busy.</param>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public CudaEvent CreateEvent(bool timing = true, bool blockingWait = false)
    {
        CUevent_st* made;
        var flags = (blockingWait ? BlockingSync : 0) | (timing ? 0 : DisableTiming);
        Ready().Check(Driver.Api.cuEventCreate(&made, flags), "making an event");
        return new(Own((nint)made, Driver.Api.cuEventDestroy_v2, "an event"));
    }

    /// <summary>Waits until all work of this process on the device is done.</summary>
    /// <exception cref="CudaException">A kernel failed.</exception>
    public void Synchronize() => Ready().Check(Driver.Api.cuCtxSynchronize(), "waiting for the device");

    /// <summary>Makes the device's context current on this thread, for calls to other libraries. The methods here do that
    /// themselves.</summary>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public void MakeCurrent()
    {
        ObjectDisposedException.ThrowIf(_context.IsClosed, this);
        _context.MakeCurrent();
    }

    /// <summary>Releases the device. Objects that it created and nobody disposed are reported as leaks. They stay usable
    /// until they are disposed; only then is the device's context released.</summary>
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
