// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>A back end that is one function.</summary>
internal sealed class FunctionFibonacci(Func<int, ulong> function) : FibonacciImplementation
{
    public override ulong Compute(int n) => function(n);
}
