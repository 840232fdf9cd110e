// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Processes;

namespace InteropBridge.Kernels.FibonacciVariants;

/// <summary>A pool of worker processes. Numbers are handed out one at a time, largest first: the last to finish is then a
/// short one, and no worker is left with the longest when the rest is done.</summary>
internal sealed class ProcessesFibonacci : FibonacciImplementation
{
    private readonly WorkerPool _workers;

    public ProcessesFibonacci(FibonacciForm form, int processes)
    {
        _workers = WorkerPool.Start<FibonacciTask>(Math.Min(processes, Fibonacci.MaxN(form) + 1));
        _workers.SendAll($"fibonacci {form}");
    }

    /// <summary>For tests, which kill them.</summary>
    internal IEnumerable<int> ProcessIds => _workers.ProcessIds;

    public override ulong Compute(int n)
    {
        _workers.Send(0, $"{n}");
        return Receive().Value;
    }

    public override int ComputeList(Span<ulong> values, WorkMonitor monitor)
    {
        var next = values.Length;
        var done = 0;
        var running = Math.Min(_workers.Count, values.Length);
        for (var worker = 0; worker < running; worker++)
        {
            _workers.Send(worker, $"{--next}");
        }

        while (running > 0)
        {
            var (worker, n, value) = Receive();
            values[n] = value;
            done++;
            if (monitor.IsObserved && monitor.ReportAndAskToStop(done, values.Length))
            {
                next = 0;
            }

            if (next > 0)
            {
                _workers.Send(worker, $"{--next}");
            }
            else
            {
                running--;
            }
        }

        return done;
    }

    protected override void Dispose(bool disposing)
    {
        _workers.Dispose();
        base.Dispose(disposing);
    }

    private (int Worker, int N, ulong Value) Receive()
    {
        var (worker, words) = _workers.Receive();
        return (worker, int.Parse(words[0], CultureInfo.InvariantCulture), ulong.Parse(words[1], CultureInfo.InvariantCulture));
    }
}
