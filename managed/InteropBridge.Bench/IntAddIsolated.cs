// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>Two integers in, their sum out, called once per method.</summary>
public unsafe class IntAddIsolated
{
    [Benchmark(Baseline = true)]
    public int Managed() => ManagedProbe.Add(1, 2);

    [Benchmark]
    public int DllImport() => Native.ib_probe_add(1, 2);

    [Benchmark]
    public int DllImportNoTransition() => ProbeImports.ib_probe_add(1, 2);

    [Benchmark]
    public int FunctionPointer() => ProbePointers.Add(1, 2);

    [Benchmark]
    public int FunctionPointerNoTransition() => ProbePointers.AddNoTransition(1, 2);
}
