// SPDX-License-Identifier: MIT
using InteropBridge.Interop;

namespace InteropBridge;

/// <summary>The list computed by a GPU, a thread for every number. A single number is the last of a list: as long as that
/// takes, the others are done beside it.</summary>
internal sealed class CudaFibonacci(FibonacciForm form) : FibonacciBackend
{
    /// <summary>How long the last list took by the device's own clock.</summary>
    public TimeSpan DeviceTime { get; private set; }

    public override ulong Compute(int n)
    {
        var values = new ulong[n + 1];
        ComputeList(values, WorkMonitor.None);
        return values[n];
    }

    public override int ComputeList(Span<ulong> values, WorkMonitor monitor)
    {
        var (done, seconds) = form == FibonacciForm.Iterative
            ? SafeNativeCuda.FibonacciIterativeListCuda(values, monitor.Progress)
            : SafeNativeCuda.FibonacciRecursiveListCuda(values, monitor.Progress);
        DeviceTime = TimeSpan.FromSeconds(seconds);
        return done;
    }
}
