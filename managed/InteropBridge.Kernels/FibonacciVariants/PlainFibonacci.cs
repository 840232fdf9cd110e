// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>Plain C#, as one writes it first.</summary>
internal static class PlainFibonacci
{
    public static ulong Iterative(int n)
    {
        ulong current = 0, next = 1;
        for (var i = 0; i < n; i++)
        {
            (current, next) = (next, current + next);
        }

        return current;
    }

    // Not inlined, so that as many calls are made as in C and in the talk's Python: the comparison is of calls.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Recursive(int n)
    {
        if (n < 2)
        {
            return (ulong)n;
        }

        return Recursive(n - 1) + Recursive(n - 2);
    }

    /// <summary>The same with the JIT free to inline it into itself: fewer calls.</summary>
    public static ulong Inlined(int n) => n < 2 ? (ulong)n : Inlined(n - 1) + Inlined(n - 2);
}
