// SPDX-License-Identifier: MIT
namespace InteropBridge;

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

    public static ulong Recursive(int n) => n < 2 ? (ulong)n : Recursive(n - 1) + Recursive(n - 2);
}
