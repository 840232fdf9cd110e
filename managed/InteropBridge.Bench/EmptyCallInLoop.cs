// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>A function that returns at once, called in a loop: the JIT sets the transition up once, outside the loop.</summary>
public unsafe class EmptyCallInLoop
{
    [Benchmark(Baseline = true, OperationsPerInvoke = ProbeData.Calls)]
    public void Managed()
    {
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            ManagedProbe.Empty();
        }
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public void DllImport()
    {
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            Native.ib_probe_empty();
        }
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public void DllImportNoTransition()
    {
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            ProbeImports.ib_probe_empty();
        }
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public void FunctionPointer()
    {
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            ProbePointers.Empty();
        }
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public void FunctionPointerNoTransition()
    {
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            ProbePointers.EmptyNoTransition();
        }
    }
}
