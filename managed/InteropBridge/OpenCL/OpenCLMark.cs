// SPDX-License-Identifier: MIT
using InteropBridge.OpenCL.Driver;

namespace InteropBridge.OpenCL;

/// <summary>A mark in a device's queue that records when the device passed it. Placed by <see cref="OpenCLDevice.Mark"/>.</summary>
public sealed unsafe class OpenCLMark : IDisposable
{
    private const uint End = 0x1283; // CL_PROFILING_COMMAND_END, of cl.h

    private readonly OpenCLLibrary _library;
    private readonly OpenCLHandle _handle;

    internal OpenCLMark(OpenCLLibrary library, OpenCLHandle handle) => (_library, _handle) = (library, handle);

    /// <summary>The time on the device between two marks. It waits until the device has passed both.</summary>
    /// <param name="start">The earlier mark.</param>
    /// <param name="end">The later mark.</param>
    /// <exception cref="OpenCLException">Work before a mark failed, or the driver does not measure.</exception>
    /// <exception cref="ObjectDisposedException">A mark was disposed.</exception>
    public static TimeSpan Elapsed(OpenCLMark start, OpenCLMark end)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        const long nanosecondsPerTick = 100;
        return TimeSpan.FromTicks((end.Passed() - start.Passed()) / nanosecondsPerTick);
    }

    /// <summary>Releases the mark.</summary>
    public void Dispose() => _handle.Dispose();

    /// <returns>Nanoseconds of the device's clock.</returns>
    private long Passed()
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        var mark = (_cl_event*)_handle.Value;
        OpenCLLibrary.Check(_library.Api.clWaitForEvents(1, &mark), "waiting for a mark");
        var time = InfoReader.Value<ulong>(_library.Api.clGetEventProfilingInfo, (nint)mark, End, "reading a mark's time");
        GC.KeepAlive(_handle);
        return (long)time;
    }
}
