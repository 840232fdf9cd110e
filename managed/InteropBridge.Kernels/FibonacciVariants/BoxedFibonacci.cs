// SPDX-License-Identifier: MIT
using System.Diagnostics.CodeAnalysis;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>What dynamic typing costs: numbers are objects, operations are looked up by the types found.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only the operators of int and ulong are bound.")]
[UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The variants are unavailable where dynamic code is.")]
internal static class BoxedFibonacci
{
    public static ulong Iterative(int n)
    {
        dynamic current = 0UL, next = 1UL, i = 0, count = n;
        while (i < count)
        {
            var sum = current + next;
            current = next;
            next = sum;
            i += 1;
        }

        return current;
    }

    public static ulong Recursive(int n) => (ulong)Recurse(n);

    private static dynamic Recurse(dynamic n) => n < 2 ? (ulong)n : Recurse(n - 1) + Recurse(n - 2);
}
