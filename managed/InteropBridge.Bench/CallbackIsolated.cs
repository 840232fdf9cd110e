// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>A call into C that calls back once: raw hands C a static function, safe lends it an IProgress whose exceptions are
/// caught and rethrown.</summary>
public unsafe class CallbackIsolated
{
    private readonly CountingProgress _progress = new();

    [Benchmark(Baseline = true)]
    public long Managed()
    {
        _ = ManagedProbe.Callback(1, _progress);
        return _progress.TakeSum();
    }

    [Benchmark]
    public long Raw()
    {
        _ = Native.ib_probe_callback(1, CountingProgress.Raw, null);
        return CountingProgress.TakeRawSum();
    }

    [Benchmark]
    public long Safe()
    {
        _ = SafeNative.ProbeCallback(1, _progress);
        return _progress.TakeSum();
    }
}
