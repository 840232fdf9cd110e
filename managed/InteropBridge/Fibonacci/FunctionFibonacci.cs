// SPDX-License-Identifier: MIT
namespace InteropBridge;

/// <summary>A back end that is one function.</summary>
internal sealed class FunctionFibonacci(Func<int, ulong> function) : FibonacciBackend
{
    public override ulong Compute(int n) => function(n);
}
