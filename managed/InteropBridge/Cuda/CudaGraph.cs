// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>Recorded work that can be replayed. Created by <see cref="CudaStream.Capture"/>.</summary>
public sealed unsafe class CudaGraph : IDisposable
{
    private CudaHandle _executable;
    private List<object> _uses;

    /// <param name="context">Where it is replayed.</param>
    /// <param name="graph">The recorded work; this constructor releases it.</param>
    /// <param name="uses">Memory and modules that the work uses, kept from the garbage collector.</param>
    internal CudaGraph(CudaContext context, CUgraph_st* graph, List<object> uses)
    {
        _uses = uses;
        using var recorded = new CudaHandle(context, (nint)graph, context.Driver.Api.cuGraphDestroy, "a recorded graph");
        _executable = Prepare(context, graph);
    }

    /// <summary>Queues the work once.</summary>
    /// <param name="stream">The stream; null for the default one.</param>
    /// <exception cref="CudaException">The driver reported an error.</exception>
    public void Launch(CudaStream? stream = null)
    {
        ObjectDisposedException.ThrowIf(_executable.IsClosed, this);
        _executable.Context.MakeCurrent();
        _executable.Context.Check(_executable.Context.Driver.Api.cuGraphLaunch(
            (CUgraphExec_st*)_executable.DangerousGetHandle(), stream is null ? null : stream.Pointer), "launching a graph");
        GC.KeepAlive(_executable);
        GC.KeepAlive(_uses);
        GC.KeepAlive(stream);
    }

    /// <summary>Records the work again, with other arguments, arrays, grids or sizes, and replaces what the graph does by it. That
    /// costs less than another graph, as the driver changes the one it has. Launches that are queued already do the work as it
    /// was. Do not call this while another thread launches the graph.</summary>
    /// <param name="stream">The stream that <paramref name="queue"/> queues in.</param>
    /// <param name="queue">Queues launches and copies as in <see cref="CudaStream.Capture"/>.</param>
    /// <returns>Whether the driver could change its graph. If not, because the work is of another kind or order or the driver is
    /// older than CUDA 12, the graph was rebuilt; this method then waits for the device, unless a stream of it
    /// records.</returns>
    /// <exception cref="ArgumentException">The stream is on another device than the graph.</exception>
    /// <exception cref="ObjectDisposedException">The graph was disposed.</exception>
    /// <exception cref="CudaException">The driver reported an error, or the work cannot be recorded; the graph is what it
    /// was.</exception>
    public bool Update(CudaStream stream, Action queue)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ObjectDisposedException.ThrowIf(_executable.IsClosed, this);
        if (!stream.Context.IsSame(_executable.Context))
        {
            throw new ArgumentException("the stream is on another device than the graph: record in a stream of the graph's device",
                nameof(stream));
        }

        var (recorded, uses) = stream.Capture(queue, (graph, used) => (graph, used));
        return TakeOver((CUgraph_st*)recorded, uses);
    }

    private static CudaHandle Prepare(CudaContext context, CUgraph_st* graph)
    {
        ref readonly var api = ref context.Driver.Api;
        CUgraphExec_st* executable;
        context.Check(api.cuGraphInstantiateWithFlags(&executable, graph, 0), "preparing a graph");
        return new CudaHandle(context, (nint)executable, api.cuGraphExecDestroy, "a graph");
    }

    private bool TakeOver(CUgraph_st* graph, List<object> uses)
    {
        var context = _executable.Context;
        ref readonly var api = ref context.Driver.Api;
        using var recorded = new CudaHandle(context, (nint)graph, api.cuGraphDestroy, "a recorded graph");
        var status = CudaStatus.GraphExecUpdateFailure;
        if (api.cuGraphExecUpdate_v2 != null)
        {
            CUgraphExecUpdateResultInfo result;
            status = api.cuGraphExecUpdate_v2((CUgraphExec_st*)_executable.DangerousGetHandle(), graph, &result);
        }

        if (status != CudaStatus.GraphExecUpdateFailure)
        {
            context.Check(status, "updating a graph");
            _uses = uses;
            return true;
        }

        var replaced = _executable;
        (_executable, _uses) = (Prepare(context, graph), uses);
        replaced.DisposeAfterWork();
        return false;
    }

    /// <summary>Releases the graph. It must not be running.</summary>
    public void Dispose() => _executable.Dispose();
}
