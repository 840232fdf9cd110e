// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>The talk's form: a thread for every number, all started at once, then awaited in turn.</summary>
internal sealed class ThreadsFibonacci(Func<int, ulong> function) : FibonacciImplementation
{
    public override ulong Compute(int n) => function(n);

    public override int ComputeList(Span<ulong> values, WorkMonitor monitor)
    {
        var results = new ulong[values.Length];
        var computed = new bool[values.Length];
        var stop = false;
        var reported = 0;
        var threads = new Thread[values.Length];
        for (var i = 0; i < threads.Length; i++)
        {
            var n = i;
            threads[n] = new Thread(() =>
            {
                if (!Volatile.Read(ref stop) && !monitor.IsCancellationRequested)
                {
                    results[n] = function(n);
                    computed[n] = true;
                }
            })
            { IsBackground = true, Name = $"fib({n})" };
            threads[n].Start();
        }

        for (var n = 0; n < threads.Length; n++)
        {
            threads[n].Join();
            var done = computed.AsSpan().Count(true);
            if (done > reported && monitor.IsObserved && monitor.ReportAndAskToStop(reported = done, threads.Length))
            {
                Volatile.Write(ref stop, true);
            }
        }

        results.CopyTo(values);
        return computed.AsSpan().Count(true);
    }
}
