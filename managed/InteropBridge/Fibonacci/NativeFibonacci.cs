// SPDX-License-Identifier: MIT
using InteropBridge.Interop;

namespace InteropBridge;

/// <summary>The C forms on one thread.</summary>
internal sealed unsafe class NativeFibonacci(NativeFibonacci.Form form) : FibonacciBackend
{
    /// <summary>The compiler's freedom with the recursion is a form of its own.</summary>
    public enum Form
    {
        Iterative,
        Recursive,
        Inlined,
    }

    public override ulong Compute(int n)
    {
        ulong value;
        NativeStatus.ThrowIfFailed(form switch
        {
            Form.Iterative => Native.ib_fibonacci_iterative_u64(n, &value),
            Form.Recursive => Native.ib_fibonacci_recursive_u64(n, &value),
            _ => Native.ib_fibonacci_inlined_u64(n, &value),
        });
        return value;
    }

    public override int ComputeList(Span<ulong> values, WorkMonitor monitor)
    {
        using var callback = new ProgressCallback(monitor);
        int done;
        fixed (ulong* list = Pinnable.NonNull(values))
        {
            NativeStatus.ThrowIfFailed(form switch
            {
                Form.Iterative => Native.ib_fibonacci_iterative_list_u64(list, values.Length, callback.Function, callback.User, &done),
                Form.Recursive => Native.ib_fibonacci_recursive_list_u64(list, values.Length, callback.Function, callback.User, &done),
                _ => Native.ib_fibonacci_inlined_list_u64(list, values.Length, callback.Function, callback.User, &done),
            });
        }

        return done;
    }
}
