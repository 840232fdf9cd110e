// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Interop;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>The C forms on one thread.</summary>
internal sealed class NativeFibonacci(NativeFibonacci.Form form) : FibonacciImplementation
{
    /// <summary>The compiler's freedom with the recursion is a form of its own.</summary>
    public enum Form
    {
        Iterative,
        Recursive,
        Inlined,
    }

    public override ulong Compute(int n) => form switch
    {
        Form.Iterative => SafeNative.FibonacciIterative(n),
        Form.Recursive => SafeNative.FibonacciRecursive(n),
        _ => SafeNative.FibonacciInlined(n),
    };

    public override int ComputeList(Span<ulong> values, WorkMonitor monitor) => form switch
    {
        Form.Iterative => SafeNative.FibonacciIterativeList(values, monitor.Progress, monitor.CancellationToken),
        Form.Recursive => SafeNative.FibonacciRecursiveList(values, monitor.Progress, monitor.CancellationToken),
        _ => SafeNative.FibonacciInlinedList(values, monitor.Progress, monitor.CancellationToken),
    };
}
