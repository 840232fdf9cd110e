// SPDX-License-Identifier: MIT
using InteropBridge.Cuda.Driver;

namespace InteropBridge.Cuda;

/// <summary>Recorded work that can be replayed. Created by <see cref="CudaStream.Capture"/>.</summary>
public sealed unsafe class CudaGraph : IDisposable
{
    private readonly CudaHandle _executable;
    private readonly List<object> _uses;

    /// <param name="context">Where it is replayed.</param>
    /// <param name="graph">The recorded work; this constructor releases it.</param>
    /// <param name="uses">Memory and modules that the work uses, kept from the garbage collector.</param>
    internal CudaGraph(CudaContext context, CUgraph_st* graph, List<object> uses)
    {
        _uses = uses;
        ref readonly var api = ref context.Driver.Api;
        using var recorded = new CudaHandle(context, (nint)graph, api.cuGraphDestroy, "a recorded graph");
        CUgraphExec_st* executable;
        context.Check(api.cuGraphInstantiateWithFlags(&executable, graph, 0), "preparing a graph");
        _executable = new CudaHandle(context, (nint)executable, api.cuGraphExecDestroy, "a graph");
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

    /// <summary>Releases the graph. It must not be running.</summary>
    public void Dispose() => _executable.Dispose();
}
