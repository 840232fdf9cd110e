// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>The list computed by OpenMP threads. A single number has nothing to share out.</summary>
internal sealed class OpenMPFibonacci(FibonacciForm form, int threads) : FibonacciImplementation
{
    public override ulong Compute(int n) => form == FibonacciForm.Iterative
        ? SafeNative.FibonacciIterative(n)
        : SafeNative.FibonacciRecursive(n);

    public override int ComputeList(Span<ulong> values, WorkMonitor monitor) => form == FibonacciForm.Iterative
        ? SafeNative.FibonacciIterativeListOpenmp(values, threads, monitor.Progress, monitor.CancellationToken)
        : SafeNative.FibonacciRecursiveListOpenmp(values, threads, monitor.Progress, monitor.CancellationToken);
}
