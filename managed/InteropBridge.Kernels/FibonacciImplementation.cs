// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels;

/// <summary>One way to compute Fibonacci numbers. A variant's method in a table returns one. Used by one thread at a
/// time.</summary>
public abstract class FibonacciImplementation : IDisposable
{
    /// <summary>How long a device was at work in the last call, by its own clock; null if no device works.</summary>
    public virtual TimeSpan? DeviceTime => null;

    /// <summary>fib(n), for an n that <see cref="Fibonacci"/> has checked.</summary>
    public abstract ulong Compute(int n);

    /// <summary>Computes the list fib(0), fib(1), ..., each number from scratch.</summary>
    /// <param name="values">Receives them; a form that computes out of order and is stopped leaves 0 for those not
    /// computed.</param>
    /// <param name="monitor">Asked between numbers whether to stop.</param>
    /// <returns>How many were computed.</returns>
    public virtual int ComputeList(Span<ulong> values, WorkMonitor monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        var done = 0;
        while (done < values.Length)
        {
            values[done] = Compute(done);
            done++;
            if (monitor.IsObserved && monitor.ReportAndAskToStop(done, values.Length))
            {
                break;
            }
        }

        return done;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the back end holds.</summary>
    /// <param name="disposing">Whether called by <see cref="Dispose()"/> rather than a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
