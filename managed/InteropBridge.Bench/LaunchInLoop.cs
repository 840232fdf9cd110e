// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;

namespace InteropBridge.Bench;

/// <summary>The launch of a kernel of four parameters by a driver that does nothing, again and again, as a solve of many steps
/// does it. Reported per launch.</summary>
public class LaunchInLoop
{
    /// <summary>Why this cannot be measured here; null if it can.</summary>
    public static string? UnavailableReason => LaunchStub.UnavailableReason;

    private readonly Cuda.CudaKernel _kernel = LaunchStub.Kernel;
    private readonly Cuda.CudaBuffer<float> _array = LaunchStub.Array;

    [Benchmark(Baseline = true, OperationsPerInvoke = ProbeData.Calls)]
    public void FunctionPointer()
    {
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            LaunchStub.Raw();
        }
    }

    [Benchmark(OperationsPerInvoke = ProbeData.Calls)]
    public void Launch()
    {
        for (var i = 0; i < ProbeData.Calls; i++)
        {
            _kernel.Launch(grid: 1, block: 400, _array, _array, _array, i);
        }
    }
}
