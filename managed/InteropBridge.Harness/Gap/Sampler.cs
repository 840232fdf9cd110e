// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace InteropBridge.Harness.Gap;

/// <summary>Times a row once, and checks its result.</summary>
/// <param name="verification">Checks it.</param>
/// <param name="taker">Takes one core for a second sample; null: there is none.</param>
internal sealed class Sampler(Verification verification, CoreTaker? taker)
{
    private const double LargeAllocation = 1 << 20;

    /// <exception cref="WrongResultException">The result differs from the reference.</exception>
    public Sample Take(MeasuredRow measured)
    {
        var row = measured.Row;
        var start = Stopwatch.GetTimestamp();
        var readBack = new List<double>();
        if (row.Repeats > 1)
        {
            row.Run.Load();
            row.Run.Solve();
            readBack.Add(Check(row));
        }

        row.Run.Load();
        if (measured.AllocatedBytes > LargeAllocation)
        {
            // It pays for collecting its own garbage, not for what others left.
            GC.Collect();
        }

        var collections = Collections();
        Quiet.Await();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var seconds = Verification.Time(row.Run, row.Repeats);
        var device = row.Run.DeviceTime?.TotalSeconds; // of the last solve
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)row.Repeats;
        int[] collected = [.. Collections().Zip(collections, (after, before) => after - before)];
        if (row.Repeats == 1)
        {
            readBack.Add(Check(row));
        }

        var contended = Contended(row, readBack);
        return new Sample(seconds / row.Repeats, contended, readBack, allocated, collected,
            Stopwatch.GetElapsedTime(start).TotalSeconds, device);
    }

    private static int[] Collections() => [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount)];

    private double Check(PreparedRow row) => verification.Check(row.Kernel, row.Arguments, row.Run);

    private double? Contended(PreparedRow row, List<double> readBack)
    {
        if (taker is null)
        {
            return null;
        }

        row.Run.Load();
        var seconds = taker.Beside(() => Verification.Time(row.Run, row.Repeats)) / row.Repeats;
        if (row.Repeats == 1)
        {
            readBack.Add(Check(row));
        }

        return seconds;
    }
}
