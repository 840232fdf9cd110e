// SPDX-License-Identifier: MIT
using InteropBridge.Interop;

namespace InteropBridge;

/// <summary>The list computed by OpenMP threads. A single number has nothing to share out.</summary>
internal sealed unsafe class OpenMPFibonacci(FibonacciForm form, int threads) : FibonacciBackend
{
    public override ulong Compute(int n)
    {
        ulong value;
        NativeStatus.ThrowIfFailed(form == FibonacciForm.Iterative
            ? Native.ib_fibonacci_iterative_u64(n, &value)
            : Native.ib_fibonacci_recursive_u64(n, &value));
        return value;
    }

    public override int ComputeList(Span<ulong> values, WorkMonitor monitor)
    {
        using var callback = new ProgressCallback(monitor);
        int done;
        fixed (ulong* list = Pinnable.NonNull(values))
        {
            NativeStatus.ThrowIfFailed(form == FibonacciForm.Iterative
                ? Native.ib_fibonacci_iterative_list_openmp_u64(list, values.Length, threads, callback.Function, callback.User, &done)
                : Native.ib_fibonacci_recursive_list_openmp_u64(list, values.Length, threads, callback.Function, callback.User, &done));
        }

        return done;
    }
}
