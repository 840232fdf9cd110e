// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>The first element of an array, raw and safe as in <see cref="SpanIsolated"/>, called in a loop.</summary>
public unsafe class SpanInLoop
{
    [Benchmark(Baseline = true, OperationsPerInvoke = ProbeData.Calls)]
    public double Managed()
    {
        double sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum += ManagedProbe.First(ProbeData.Array);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public double Raw()
    {
        double sum = 0, first;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            _ = Native.ib_probe_first(ProbeData.Pointer, ProbeData.Array.Length, &first);
            sum += first;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public double RawNoTransition()
    {
        double sum = 0, first;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            _ = ProbeImports.ib_probe_first(ProbeData.Pointer, ProbeData.Array.Length, &first);
            sum += first;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public double Safe()
    {
        double sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum += SafeNative.ProbeFirst(ProbeData.Array);
        }

        return sum;
    }
}
