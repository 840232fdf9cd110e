// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>The first element of an array: raw takes a pointer to memory that does not move and ignores the status, safe
/// pins a span and checks. Called once per method.</summary>
public unsafe class SpanIsolated
{
    [Benchmark(Baseline = true)]
    public double Managed() => ManagedProbe.First(ProbeData.Array);

    [Benchmark]
    public double Raw()
    {
        double first;
        _ = Native.ib_probe_first(ProbeData.Pointer, ProbeData.Array.Length, &first);
        return first;
    }

    [Benchmark]
    public double RawNoTransition()
    {
        double first;
        _ = ProbeImports.ib_probe_first(ProbeData.Pointer, ProbeData.Array.Length, &first);
        return first;
    }

    [Benchmark]
    public double Safe() => SafeNative.ProbeFirst(ProbeData.Array);
}
