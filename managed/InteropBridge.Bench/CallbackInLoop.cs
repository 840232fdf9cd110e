// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>A call into C that calls back many times: what one more callback costs, raw and safe as in
/// <see cref="CallbackIsolated"/>.</summary>
public unsafe class CallbackInLoop
{
    private readonly CountingProgress _progress = new();

    [Benchmark(Baseline = true, OperationsPerInvoke = ProbeData.Calls)]
    public long Managed()
    {
        _ = ManagedProbe.Callback(ProbeData.Calls, _progress);
        return _progress.TakeSum();
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public long Raw()
    {
        _ = Native.ib_probe_callback(ProbeData.Calls, CountingProgress.Raw, null);
        return CountingProgress.TakeRawSum();
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public long Safe()
    {
        _ = SafeNative.ProbeCallback(ProbeData.Calls, _progress);
        return _progress.TakeSum();
    }
}
