// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>A mark in a stream that records when the device passed it. Created by
/// <see cref="CudaDevice.CreateEvent"/>.</summary>
public sealed unsafe class CudaEvent : IDisposable
{
    private readonly CudaHandle _handle;

    internal CudaEvent(CudaHandle handle) => _handle = handle;

    /// <summary>Whether the stream has passed the mark.</summary>
    /// <exception cref="CudaException">Work before the mark failed.</exception>
    public bool IsPassed
    {
        get
        {
            _handle.Context.MakeCurrent();
            var status = Api.cuEventQuery(Pointer);
            GC.KeepAlive(_handle);
            _handle.Context.Check(status == CudaStatus.NotReady ? CudaStatus.Success : status, "asking about an event");
            return status == CudaStatus.Success;
        }
    }

    internal CUevent_st* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return (CUevent_st*)_handle.DangerousGetHandle();
        }
    }

    private ref readonly cuda_driver_functions Api => ref _handle.Context.Driver.Api;

    /// <summary>Places the mark after the work that is in a stream now.</summary>
    /// <param name="stream">The stream; null for the default one.</param>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public void Record(CudaStream? stream = null)
    {
        _handle.Context.MakeCurrent();
        _handle.Context.Check(Api.cuEventRecord(Pointer, stream is null ? null : stream.Pointer), "recording an event");
        GC.KeepAlive(_handle);
        GC.KeepAlive(stream);
    }

    /// <summary>Waits until the stream passes the mark.</summary>
    /// <exception cref="CudaException">Work before the mark failed.</exception>
    public void Synchronize()
    {
        _handle.Context.MakeCurrent();
        _handle.Context.Check(Api.cuEventSynchronize(Pointer), "waiting for an event");
        GC.KeepAlive(_handle);
    }

    /// <summary>The time on the device between two marks, to about half a microsecond. The device must have passed
    /// both.</summary>
    /// <param name="start">The earlier mark.</param>
    /// <param name="end">The later mark.</param>
    /// <exception cref="CudaException">A mark was not recorded, or the device has not passed it yet.</exception>
    public static TimeSpan Elapsed(CudaEvent start, CudaEvent end)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        float milliseconds;
        start._handle.Context.MakeCurrent();
        start._handle.Context.Check(
            start.Api.cuEventElapsedTime(&milliseconds, start.Pointer, end.Pointer), "reading the time between two events");
        GC.KeepAlive(start);
        GC.KeepAlive(end);
        return TimeSpan.FromMilliseconds(milliseconds);
    }

    /// <summary>Releases the event.</summary>
    public void Dispose() => _handle.Dispose();
}
