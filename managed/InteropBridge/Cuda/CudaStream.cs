// SPDX-License-Identifier: MIT
using System.Collections.Concurrent;
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>A queue of work for a device. Its launches, copies and marks are done in order, and may overlap those of other
/// streams. Created by <see cref="CudaDevice.CreateStream()"/>. Where a stream may be null, null is the default
/// stream.</summary>
#pragma warning disable CA1711 // CUDA's word for it, not System.IO's.
public sealed unsafe class CudaStream : IDisposable
#pragma warning restore CA1711
{
    private const int CaptureThisThread = 1; // CU_STREAM_CAPTURE_MODE_THREAD_LOCAL

    private readonly CudaHandle _handle;
    private readonly ConcurrentQueue<Exception> _failures = [];

    internal CudaStream(CudaHandle handle) => _handle = handle;

    /// <summary>Whether all work is done.</summary>
    /// <exception cref="CudaException">Work in the stream failed.</exception>
    public bool IsIdle
    {
        get
        {
            Context.MakeCurrent();
            var status = Api.cuStreamQuery(Pointer);
            GC.KeepAlive(_handle);
            Context.Check(status == CudaStatus.NotReady ? CudaStatus.Success : status, "asking about a stream");
            return status == CudaStatus.Success;
        }
    }

    /// <summary>The driver's handle (<c>CUstream</c>), for other libraries. Keep this object alive while they use
    /// it.</summary>
    /// <exception cref="ObjectDisposedException">The object has been disposed.</exception>
    public nint Handle => (nint)Pointer;

    internal CudaContext Context => _handle.Context;

    /// <summary>While the stream records: the memory and modules that the work uses.</summary>
    internal List<object>? Recorded { get; private set; }

    internal CUstream_st* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
            return (CUstream_st*)_handle.DangerousGetHandle();
        }
    }

    private ref readonly cuda_driver_functions Api => ref Context.Driver.Api;

    /// <summary>Waits until all work is done.</summary>
    /// <exception cref="CudaException">Work in the stream failed.</exception>
    /// <exception cref="AggregateException">Methods that <see cref="Call"/> queued threw these exceptions.</exception>
    public void Synchronize()
    {
        Context.MakeCurrent();
        Context.Check(Api.cuStreamSynchronize(Pointer), "waiting for a stream");
        GC.KeepAlive(_handle);
        if (!_failures.IsEmpty)
        {
            ThrowFailures();
        }
    }

    /// <summary>Queues a call of a method, which the driver makes when earlier work in the stream is done; later work waits for
    /// it.</summary>
    /// <param name="action">Called on a thread of the driver. It must not use CUDA, and should be short. What it throws is thrown
    /// by the next <see cref="Synchronize"/>. If the stream records, each launch of the graph calls it.</param>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public void Call(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Context.MakeCurrent();
        var call = new HostCall(Context, action, _failures, isOnce: Recorded is null);
        var status = Api.cuLaunchHostFunc(Pointer, HostCall.Function, call.Argument);
        if (status != CudaStatus.Success)
        {
            call.Cancel();
        }

        Context.Check(status, "queueing a call");
        Recorded?.Add(call);
        GC.KeepAlive(_handle);
    }

    /// <summary>Allocates an array in the order of this stream, from the device's pool: no other stream waits, and a second
    /// allocation of the size costs microseconds. Use it in this stream, or after a wait for it. Disposing the array releases it
    /// in the order of the stream.</summary>
    /// <param name="length">Number of elements, at least 1. The contents are undefined.</param>
    /// <typeparam name="T">Element type.</typeparam>
    /// <exception cref="CudaOutOfMemoryException">The device does not have that much memory free.</exception>
    /// <exception cref="CudaException">The device has no memory pools.</exception>
    /// <exception cref="ArgumentException">.NET orders the fields of the type as it likes: declare a struct.</exception>
    public CudaBuffer<T> Allocate<T>(long length)
        where T : unmanaged
    {
        ElementType<T>.Check();
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var bytes = checked(length * sizeof(T));
        ulong memory;
        Context.MakeCurrent();
        Context.Check(Api.cuMemAllocAsync(&memory, (nuint)bytes, Pointer), $"allocating {bytes} bytes of device memory in a stream");
        return new(Context, 0, new CudaHandle(_handle, (nint)memory, $"device memory of {bytes} bytes"), length);
    }

    /// <summary>Makes subsequent work in this stream wait for a mark in another one.</summary>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public void Wait(CudaEvent mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        Context.MakeCurrent();
        Context.Check(Api.cuStreamWaitEvent(Pointer, mark.Pointer, 0), "letting a stream wait for an event");
        GC.KeepAlive(_handle);
        GC.KeepAlive(mark);
    }

    /// <summary>Records the work that a delegate queues in this stream on this thread, instead of doing it.</summary>
    /// <param name="queue">Queues launches and copies in this stream. Anything that waits for the device fails in
    /// it.</param>
    /// <returns>The work, which can be replayed at a fraction of the cost of queueing it. It keeps the memory and modules that it
    /// uses from the garbage collector; do not dispose them before it.</returns>
    /// <exception cref="CudaException">The driver reported an error, or the work cannot be recorded.</exception>
    public CudaGraph Capture(Action queue) =>
        Capture(queue, (graph, uses) => new CudaGraph(Context, (CUgraph_st*)graph, uses));

    /// <param name="queue">Queues the work.</param>
    /// <param name="use">Takes the recorded work (<c>CUgraph</c>), which it releases, and what that uses.</param>
    internal T Capture<T>(Action queue, Func<nint, List<object>, T> use)
    {
        ArgumentNullException.ThrowIfNull(queue);
        Context.MakeCurrent();
        Context.Recordings.Begin();
        try
        {
            var (graph, uses) = Record(queue);
            return use(graph, uses);
        }
        finally
        {
            Context.Recordings.End();
        }
    }

    private (nint Graph, List<object> Uses) Record(Action queue)
    {
        Context.Check(Api.cuStreamBeginCapture_v2(Pointer, CaptureThisThread), "recording a graph");
        List<object> uses = Recorded = [];
        CUgraph_st* graph = null;
        try
        {
            queue();
        }
        catch
        {
            EndRecording(&graph); // or the stream would keep recording
            if (graph != null)
            {
                _ = Api.cuGraphDestroy(graph);
            }

            throw;
        }

        Context.Check(EndRecording(&graph), "recording a graph");
        return ((nint)graph, uses);
    }

    private int EndRecording(CUgraph_st** graph)
    {
        Recorded = null;
        Context.MakeCurrent();
        var status = Api.cuStreamEndCapture(Pointer, graph);
        GC.KeepAlive(_handle);
        return status;
    }

    private void ThrowFailures()
    {
        var failures = new List<Exception>();
        while (_failures.TryDequeue(out var failure))
        {
            failures.Add(failure);
        }

        throw new AggregateException("methods that were called in the stream threw exceptions", failures);
    }

    /// <summary>Releases the stream. The driver still completes the work in it.</summary>
    public void Dispose() => _handle.Dispose();
}
