// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>The first element of one array copied to another: raw takes two pointers to memory that does not move and ignores
/// the status, safe pins two spans, checks them against a product that must not overflow, and refuses overlap. Called once
/// per method.</summary>
public unsafe class SpanPairIsolated
{
    [Benchmark(Baseline = true)]
    public double Managed()
    {
        ManagedProbe.CopyFirst(ProbeData.Array, ProbeData.Target);
        return ProbeData.Target[0];
    }

    [Benchmark]
    public double Raw()
    {
        _ = Native.ib_probe_copy_first(ProbeData.Pointer, ProbeData.TargetPointer, 1, ProbeData.Array.Length);
        return ProbeData.Target[0];
    }

    [Benchmark]
    public double RawNoTransition()
    {
        _ = ProbeImports.ib_probe_copy_first(ProbeData.Pointer, ProbeData.TargetPointer, 1, ProbeData.Array.Length);
        return ProbeData.Target[0];
    }

    [Benchmark]
    public double Safe()
    {
        SafeNative.ProbeCopyFirst(ProbeData.Array, ProbeData.Target, 1, ProbeData.Array.Length);
        return ProbeData.Target[0];
    }
}
