// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>What a measured Fibonacci run computes: the list fib(0) .. fib(count - 1).</summary>
internal sealed record FibonacciInput(int Count, int Threads, double Work) : IKernelInput
{
    /// <summary>Work of the iterative form: additions, n for fib(n).</summary>
    public static FibonacciInput Iterative(KernelArguments arguments)
    {
        static double Additions(int count) => count * (count - 1.0) / 2;
        return Largest(arguments, Additions, Fibonacci.MaxN(FibonacciForm.Iterative));
    }

    /// <summary>Work of the recursive form: calls, 2 fib(n + 1) - 1 for fib(n).</summary>
    public static FibonacciInput Recursive(KernelArguments arguments)
    {
        static double Calls(int count)
        {
            double sum = 0, current = 0, next = 1;
            for (var n = 0; n < count; n++)
            {
                (current, next) = (next, current + next);
                sum += 2 * current - 1;
            }

            return sum;
        }

        return Largest(arguments, Calls, Fibonacci.MaxN(FibonacciForm.Recursive));
    }

    /// <summary>The longest list whose work is within the fraction asked for.</summary>
    private static FibonacciInput Largest(KernelArguments arguments, Func<int, double> work, int maxN)
    {
        var asked = arguments.Count("count");
        ArgumentOutOfRangeException.ThrowIfNegative(asked);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asked, maxN + 1);
        var count = asked;
        while (count > 2 && work(count) > arguments.Fraction * work(asked))
        {
            count--;
        }

        return new FibonacciInput(count, arguments.Threads, work(count));
    }
}
