// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>The list computed by a GPU, a thread for every number. A single number is the last of a list: as long as that
/// takes, the others are done beside it.</summary>
internal sealed class CudaFibonacci(FibonacciForm form) : FibonacciImplementation
{
    private double _seconds;

    public override TimeSpan? DeviceTime => TimeSpan.FromSeconds(_seconds);

    public override ulong Compute(int n)
    {
        var values = new ulong[n + 1];
        ComputeList(values, WorkMonitor.None);
        return values[n];
    }

    public override int ComputeList(Span<ulong> values, WorkMonitor monitor)
    {
        (var done, _seconds) = form == FibonacciForm.Iterative
            ? SafeNativeCuda.FibonacciIterativeListCuda(values, monitor.Progress)
            : SafeNativeCuda.FibonacciRecursiveListCuda(values, monitor.Progress);
        return done;
    }
}
