// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <summary>A device of OpenCL: memory, code, and one queue in whose order everything happens. All members are
/// thread-safe.</summary>
public sealed unsafe partial class OpenCLDevice : IDisposable
{
    private const string Variable = "INTEROPBRIDGE_OPENCL_DEVICE";

    private const ulong QueueProfiling = 2; // CL_QUEUE_PROFILING_ENABLE, of cl.h
    private const nint ContextPlatform = 0x1084; // CL_CONTEXT_PLATFORM

    private readonly OpenCLHandle _context;
    private readonly OpenCLHandle _queue;
    private readonly CodeFiles _cache;

    /// <param name="library">A library that has a device.</param>
    /// <param name="ordinal">The device's number.</param>
    /// <param name="cache">The cache of compiled code; null for the user's.</param>
    internal OpenCLDevice(OpenCLLibrary library, int ordinal, CodeFiles? cache = null)
    {
        if (ordinal < 0 || ordinal >= library.Require().Devices.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, $"devices found: {library.Devices.Count}");
        }

        (Library, Ordinal, Info, _cache) = (library, ordinal, library.Devices[ordinal], cache ?? UserCache);
        var properties = stackalloc nint[] { ContextPlatform, Info.PlatformHandle, 0 };
        var device = (_cl_device_id*)Info.DeviceHandle;
        int status;
        var context = library.Api.clCreateContext(properties, 1, &device, null, null, &status);
        OpenCLLibrary.Check(status, "opening the device");
        _context = new OpenCLHandle(context, library.Api.clReleaseContext);
        var queue = library.Api.clCreateCommandQueue(context, device, QueueProfiling, &status);
        if (status != OpenCLStatus.Success)
        {
            _context.Dispose();
            throw OpenCLLibrary.ToException(status, "making the device's queue");
        }

        _queue = new OpenCLHandle(queue, library.Api.clReleaseCommandQueue);
    }

    /// <summary>Why <see cref="Default"/> has no device to open and what to do; null if it has one.</summary>
    public static string? UnavailableReason => OpenCLLibrary.System.UnavailableReason
        ?? Choose(Devices, Environment.GetEnvironmentVariable(Variable)).Problem;

    /// <summary>The devices of all drivers, in the order of their numbers; empty if there are none.</summary>
    public static IReadOnlyList<OpenCLDeviceInfo> Devices => OpenCLLibrary.System.Devices;

    /// <summary>The file of the machine's OpenCL library; empty if there is none.</summary>
    public static string LibraryPath => OpenCLLibrary.System.Path;

    /// <summary>The device that <see cref="Default"/> opens: what the environment variable <c>INTEROPBRIDGE_OPENCL_DEVICE</c>
    /// says, which is a number or a part of a description, or else the first GPU, or else the first device.</summary>
    /// <exception cref="OpenCLUnavailableException">There is no OpenCL, no device, or none that the variable means.</exception>
    public static OpenCLDeviceInfo DefaultInfo => Devices[DefaultOrdinal];

    /// <summary>The device's number among those of all drivers.</summary>
    public int Ordinal { get; }

    /// <summary>What it is and can do.</summary>
    public OpenCLDeviceInfo Info { get; }

    /// <summary>The library's handle of the context (<c>cl_context</c>), for other libraries. Keep this object alive while they
    /// use it.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public nint ContextHandle => Context;

    /// <summary>The library's handle of the queue (<c>cl_command_queue</c>), for other libraries. Keep this object alive while
    /// they use it.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public nint QueueHandle => (nint)Queue;

    /// <summary><see cref="UnavailableReason"/> without what to do.</summary>
    internal static string? Problem => OpenCLLibrary.System.Problem
        ?? Choose(Devices, Environment.GetEnvironmentVariable(Variable)).Problem;

    internal OpenCLLibrary Library { get; }

    internal _cl_command_queue* Queue
    {
        get
        {
            ObjectDisposedException.ThrowIf(_queue.IsClosed, this);
            return (_cl_command_queue*)_queue.Value;
        }
    }

    private static int DefaultOrdinal => UnavailableReason is { } reason
        ? throw new OpenCLUnavailableException(reason)
        : Choose(Devices, Environment.GetEnvironmentVariable(Variable)).Ordinal;

    private nint Context
    {
        get
        {
            ObjectDisposedException.ThrowIf(_context.IsClosed, this);
            return _context.Value;
        }
    }

    /// <summary>The default device; see <see cref="DefaultInfo"/>.</summary>
    /// <exception cref="OpenCLUnavailableException">There is no OpenCL, no device, or none that the variable means.</exception>
    public static OpenCLDevice Default() => Open(DefaultOrdinal);

    /// <summary>A device by its number.</summary>
    /// <exception cref="OpenCLUnavailableException">There is no OpenCL or no device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no device with that number.</exception>
    public static OpenCLDevice Open(int ordinal) => new(OpenCLLibrary.System, ordinal);

    /// <summary>A device of a library other than the installed one, such as a driver without a loader.</summary>
    /// <param name="library">Absolute path of a library with OpenCL's functions.</param>
    /// <param name="ordinal">Which of its devices.</param>
    /// <exception cref="OpenCLUnavailableException">The file is not OpenCL, or shows no device.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no device with that number.</exception>
    public static OpenCLDevice Open(string library, int ordinal = 0) => Path.IsPathFullyQualified(library)
        ? new(new OpenCLLibrary(library), ordinal)
        : throw new ArgumentException($"\"{library}\" is not an absolute path", nameof(library));

    /// <summary>Allocates an array with undefined contents.</summary>
    /// <param name="length">Number of elements, at least 1.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="ArgumentException">.NET orders the fields of the type as it likes: declare a struct.</exception>
    /// <exception cref="OpenCLOutOfMemoryException">The device does not have that much memory, or allows no array that
    /// large.</exception>
    public OpenCLBuffer<T> Allocate<T>(long length)
        where T : unmanaged
    {
        const int invalidSize = OpenCLStatus.InvalidBufferSize;
        const ulong readWrite = 1; // CL_MEM_READ_WRITE
        ElementType<T>.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var bytes = checked(length * sizeof(T));
        if (bytes > Info.LargestArrayBytes)
        {
            throw new OpenCLOutOfMemoryException(invalidSize, OpenCLStatus.Name(invalidSize),
                $"an array of {bytes} bytes is larger than the {Info.LargestArrayBytes} that {Info.Name} allows");
        }

        int status;
        var memory = Library.Api.clCreateBuffer((_cl_context*)Context, readWrite, (nuint)bytes, null, &status);
        OpenCLLibrary.Check(status, $"allocating {bytes} bytes of device memory");
        GC.KeepAlive(this);
        return new(this, new OpenCLHandle(memory, Library.Api.clReleaseMemObject), length);
    }

    /// <summary>Copies an array to the device.</summary>
    /// <param name="source">At least one element.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="OpenCLOutOfMemoryException">The device does not have that much memory, or allows no array that
    /// large.</exception>
    public OpenCLBuffer<T> Upload<T>(ReadOnlySpan<T> source)
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
    public OpenCLBuffer<T> Upload<T>(T[] source)
        where T : unmanaged => Upload<T>(source.AsSpan());

    /// <summary>Waits until all work that was queued with this object is done.</summary>
    /// <exception cref="OpenCLException">A kernel failed.</exception>
    public void Synchronize()
    {
        OpenCLLibrary.Check(Library.Api.clFinish(Queue), "waiting for the device");
        GC.KeepAlive(this);
    }

    /// <summary>Places a mark after the work that is queued now.</summary>
    /// <exception cref="OpenCLException">The library reported an error.</exception>
    public OpenCLMark Mark()
    {
        _cl_event* made;
        OpenCLLibrary.Check(Library.Api.clEnqueueMarkerWithWaitList(Queue, 0, null, &made), "placing a mark");
        GC.KeepAlive(this);
        return new OpenCLMark(Library, new OpenCLHandle(made, Library.Api.clReleaseEvent));
    }

    /// <summary>Releases the device. What it created stays alive until it is disposed, but can no longer be used.</summary>
    public void Dispose()
    {
        _queue.Dispose();
        _context.Dispose();
    }

    /// <summary>Which device the environment means, or why none.</summary>
    internal static (int Ordinal, string? Problem) Choose(IReadOnlyList<OpenCLDeviceInfo> devices, string? wanted)
    {
        var ordinals = Enumerable.Range(0, devices.Count);
        var chosen = string.IsNullOrWhiteSpace(wanted)
            ? ordinals.FirstOrDefault(ordinal => devices[ordinal].Kind == OpenCLDeviceKind.Gpu)
            : wanted.Trim().Length < 3 && int.TryParse(wanted, CultureInfo.InvariantCulture, out var number) // 3060 is a model
                ? (number >= 0 && number < devices.Count ? number : -1)
                : ordinals.FirstOrDefault(ordinal => devices[ordinal].ToString().Contains(wanted, StringComparison.OrdinalIgnoreCase), -1);
        return (chosen, chosen >= 0 ? null : $"{Variable} is {wanted}, which is no device here. Set it to one of these numbers, or to a part "
            + $"of a description: {string.Join("; ", ordinals.Select(ordinal => $"{ordinal}: {devices[ordinal]}"))}");
    }

    /// <inheritdoc/>
    public override string ToString() => Info.ToString();
}
