// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>Length of a string in UTF-8, raw and safe as in <see cref="StringIsolated"/>, called in a loop.</summary>
public unsafe class StringInLoop
{
    [Benchmark(Baseline = true, OperationsPerInvoke = ProbeData.Calls)]
    public long Managed()
    {
        long sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum += ManagedProbe.Length(ProbeData.Text);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public long Raw()
    {
        long sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum += Native.ib_probe_length(ProbeData.Utf8);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public long RawNoTransition()
    {
        long sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum += ProbeImports.ib_probe_length(ProbeData.Utf8);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public long Safe()
    {
        long sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum += SafeNative.ProbeLength(ProbeData.Text);
        }

        return sum;
    }
}
