// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>A function that returns at once, called once per method: every call pays for the whole transition.</summary>
public unsafe class EmptyCallIsolated
{
    [Benchmark(Baseline = true)]
    public void Managed() => ManagedProbe.Empty();

    [Benchmark]
    public void DllImport() => Native.ib_probe_empty();

    [Benchmark]
    public void DllImportNoTransition() => ProbeImports.ib_probe_empty();

    [Benchmark]
    public void FunctionPointer() => ProbePointers.Empty();

    [Benchmark]
    public void FunctionPointerNoTransition() => ProbePointers.EmptyNoTransition();
}
