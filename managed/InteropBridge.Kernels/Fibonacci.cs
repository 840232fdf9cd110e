// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Interop;
using InteropBridge.Processes;
using InteropBridge.Variants;

namespace InteropBridge.Kernels;

/// <summary>Fibonacci numbers as 64-bit unsigned integers: fib(0) = 0, fib(1) = 1.</summary>
public static class Fibonacci
{
    /// <summary>The variants of a form, each with its availability.</summary>
    public static IReadOnlyList<Variant> Variants(FibonacciForm form = FibonacciForm.Iterative) => Kernel(form).Variants;

    /// <summary>The largest n of a form: 93 iterative, 50 recursive.</summary>
    public static int MaxN(FibonacciForm form) => form switch
    {
        FibonacciForm.Iterative => Native.IB_FIBONACCI_MAX_ITERATIVE,
        FibonacciForm.Recursive => Native.IB_FIBONACCI_MAX_RECURSIVE,
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "the form is neither Iterative nor Recursive"),
    };

    /// <summary>Computes fib(n).</summary>
    /// <param name="n">0..93 iterative, 0..50 recursive.</param>
    /// <param name="variant">Id of one of <see cref="Variants"/>, such as <see cref="FibonacciVariant.CSerial"/>; null for
    /// the fastest that is available here and makes every call.</param>
    /// <param name="form">Iterative or recursive.</param>
    /// <param name="threads">Threads or processes of parallel variants, 1..1024; null for one per processor. A single number
    /// is computed by one of them only.</param>
    /// <param name="progress">Receives 1 when the number is computed.</param>
    /// <param name="cancellationToken">Checked before the computation starts; a single number is not interrupted.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> or <paramref name="threads"/> is out of
    /// range.</exception>
    /// <exception cref="ArgumentException">There is no such variant.</exception>
    /// <exception cref="VariantUnavailableException">The variant cannot run here; the message says why.</exception>
    /// <exception cref="WorkCanceledException">Cancelled before it started.</exception>
    /// <exception cref="WorkerException">A worker process of <c>managed-processes</c> died or could not be
    /// started.</exception>
    public static ulong Compute(
        int n,
        string? variant = null,
        FibonacciForm form = FibonacciForm.Iterative,
        int? threads = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        CheckRange(n, MaxN(form), form, nameof(n));
        var monitor = new WorkMonitor(progress, cancellationToken);
        monitor.ThrowIfCanceledBefore(1);
        using var implementation = Start(variant, form, threads, FibonacciVariant.CSerial, FibonacciVariant.ManagedPlain);
        var value = implementation.Compute(n);
        monitor.ReportAndAskToStop(1, 1);
        monitor.ThrowIfStopped(1, 1);
        return value;
    }

    /// <summary>Computes the list fib(0) .. fib(count - 1), each number from scratch.</summary>
    /// <param name="count">How many: 0..94 iterative, 0..51 recursive.</param>
    /// <param name="variant">Id of one of <see cref="Variants"/>, such as <see cref="FibonacciVariant.CSerial"/>; null for
    /// the fastest that is available here and makes every call.</param>
    /// <param name="form">Iterative or recursive.</param>
    /// <param name="threads">Threads or processes of parallel variants, 1..1024; null for one per processor.</param>
    /// <param name="progress">Receives how many numbers are computed, on this thread.</param>
    /// <param name="cancellationToken">Stops between two numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> or <paramref name="threads"/> is out of
    /// range.</exception>
    /// <exception cref="ArgumentException">There is no such variant.</exception>
    /// <exception cref="VariantUnavailableException">The variant cannot run here; the message says why.</exception>
    /// <exception cref="WorkCanceledException">Cancelled; <see cref="WorkCanceledException.Done"/> numbers were
    /// computed.</exception>
    /// <exception cref="WorkerException">A worker process of <c>managed-processes</c> died or could not be
    /// started.</exception>
    public static ulong[] ComputeList(
        int count,
        string? variant = null,
        FibonacciForm form = FibonacciForm.Iterative,
        int? threads = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        CheckRange(count, MaxN(form) + 1, form, nameof(count));
        var monitor = new WorkMonitor(progress, cancellationToken);
        monitor.ThrowIfCanceledBefore(count);
        // Sharing out a list of additions costs more than adding.
        using var implementation = form == FibonacciForm.Iterative
            ? Start(variant, form, threads, FibonacciVariant.CSerial, FibonacciVariant.ManagedPlain)
            : Start(variant, form, threads, FibonacciVariant.COpenMP, FibonacciVariant.ManagedThreads);
        var values = new ulong[count];
        var done = implementation.ComputeList(values, monitor);
        monitor.ThrowIfStopped(done, count);
        return values;
    }

    private static FibonacciImplementation Start(string? id, FibonacciForm form, int? threads, params ReadOnlySpan<string> fastest)
    {
        var workers = threads ?? Exhibits.DefaultThreads;
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1, nameof(threads));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workers, Native.IB_MAX_THREADS, nameof(threads));
        return Exhibits.Choose(Kernel(form), id, fastest).CreateDelegate<Func<int, FibonacciImplementation>>()(workers);
    }

    private static void CheckRange(int n, int most, FibonacciForm form, string name)
    {
        if (n < 0 || n > most)
        {
            var reason = form == FibonacciForm.Iterative ? "fib(94) needs more than 64 bits" : "larger ones would take hours";
            throw new ArgumentOutOfRangeException(name, n, $"must be 0..{most}: {reason}");
        }
    }

    private static Kernel Kernel(FibonacciForm form) => Exhibits.Find(
        form == FibonacciForm.Iterative ? "fibonacci-iterative" : "fibonacci-recursive", "u64");
}
