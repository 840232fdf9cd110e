// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Bench;

/// <summary>Two integers in, their sum out, called in a loop; beside it the same loop written in C.</summary>
public unsafe class IntAddInLoop
{
    [Benchmark(Baseline = true, OperationsPerInvoke = ProbeData.Calls)]
    public int Managed()
    {
        var sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum = ManagedProbe.Add(sum, 1);
        }

        return sum;
    }

    /// <summary>No language boundary: what a call costs at least.</summary>
    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public int CToC() => (int)Native.ib_probe_c_to_c(ProbeData.Calls);

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public int DllImport()
    {
        var sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum = Native.ib_probe_add(sum, 1);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public int DllImportNoTransition()
    {
        var sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum = ProbeImports.ib_probe_add(sum, 1);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public int FunctionPointer()
    {
        var sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum = ProbePointers.Add(sum, 1);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public int FunctionPointerNoTransition()
    {
        var sum = 0;
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            sum = ProbePointers.AddNoTransition(sum, 1);
        }

        return sum;
    }
}
