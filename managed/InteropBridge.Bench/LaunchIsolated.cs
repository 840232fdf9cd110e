// SPDX-License-Identifier: MIT
using BenchmarkDotNet.Attributes;

namespace InteropBridge.Bench;

/// <summary>The launch of a kernel of four parameters by a driver that does nothing: what the driver layer adds to the call
/// that C would make. Once per method.</summary>
public class LaunchIsolated
{
    /// <summary>Why this cannot be measured here; null if it can.</summary>
    public static string? UnavailableReason => LaunchStub.UnavailableReason;

    private readonly Cuda.CudaKernel _kernel = LaunchStub.Kernel;
    private readonly Cuda.CudaBuffer<float> _array = LaunchStub.Array;

    [Benchmark(Baseline = true)]
    public void FunctionPointer() => LaunchStub.Raw();

    [Benchmark]
    public void Launch() => _kernel.Launch(grid: 1, block: 400, _array, _array, _array, 400);
}
