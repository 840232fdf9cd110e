// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>The first element of one array copied to another, raw and safe as in <see cref="SpanPairIsolated"/>, called in a
/// loop.</summary>
public unsafe class SpanPairInLoop
{
    [Benchmark(Baseline = true, OperationsPerInvoke = ProbeData.Calls)]
    public double Managed()
    {
        double sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            ManagedProbe.CopyFirst(ProbeData.Array, ProbeData.Target);
            sum += ProbeData.Target[0];
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public double Raw()
    {
        double sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            _ = Native.ib_probe_copy_first(ProbeData.Pointer, ProbeData.TargetPointer, 1, ProbeData.Array.Length);
            sum += ProbeData.Target[0];
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public double RawNoTransition()
    {
        double sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            _ = ProbeImports.ib_probe_copy_first(ProbeData.Pointer, ProbeData.TargetPointer, 1, ProbeData.Array.Length);
            sum += ProbeData.Target[0];
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public double Safe()
    {
        double sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            SafeNative.ProbeCopyFirst(ProbeData.Array, ProbeData.Target, 1, ProbeData.Array.Length);
            sum += ProbeData.Target[0];
        }

        return sum;
    }
}
