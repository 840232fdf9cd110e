// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>Length of a string in UTF-8: raw takes bytes that are UTF-8 already, safe makes them from a C# string. Called once
/// per method.</summary>
public unsafe class StringIsolated
{
    [Benchmark(Baseline = true)]
    public long Managed() => ManagedProbe.Length(ProbeData.Text);

    [Benchmark]
    public long Raw() => Native.ib_probe_length(ProbeData.Utf8);

    [Benchmark]
    public long RawNoTransition() => ProbeImports.ib_probe_length(ProbeData.Utf8);

    [Benchmark]
    public long Safe() => SafeNative.ProbeLength(ProbeData.Text);
}
