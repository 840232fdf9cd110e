// SPDX-License-Identifier: MIT
using System.Diagnostics;

namespace InteropBridge.Harness.Machine;

/// <summary>Watches what else the machine does during a run. Create it before the run and read it afterwards.</summary>
internal sealed class NoiseMonitor
{
    private const double MuchElse = 0.15; // three ticks of twenty, on two processors
    private const double MuchSteal = 0.01;
    private const double MuchSpread = 0.05;
    private const double MostOfTheRun = 0.025; // 4 s of the usual 160
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private readonly double? _others;
    private readonly ProcessorTicks? _start = SystemFiles.Ticks();
    private readonly double? _load = SystemFiles.LoadAverage();

    /// <param name="run">How long the run may take.</param>
    public NoiseMonitor(TimeSpan run) => _others = OthersShare(run * MostOfTheRun);

    /// <summary>What disturbed the run, in words; empty if nothing was noticed.</summary>
    /// <param name="spreads">Distance of the quartiles relative to the median, by name of the row.</param>
    /// <param name="threads">Threads or processes of the rows that run several; 1 if none does.</param>
    /// <param name="others">Further warnings.</param>
    public Noise Read(IReadOnlyDictionary<string, double> spreads, int threads, IReadOnlyList<string> others)
    {
        var stolen = StolenShare();
        var warnings = new List<string>();
        if (_others > MuchElse)
        {
            warnings.Add($"something else took {_others:P0} of the processors' time before the run: find it with top, stop it, and "
                + "measure again");
        }

        if (stolen > MuchSteal)
        {
            warnings.Add($"other virtual machines took {stolen:P1} of the processors' time; measure again when they are "
                + "quiet, or on a machine of its own");
        }

        if (threads > Environment.ProcessorCount)
        {
            warnings.Add($"{threads} threads take turns on {Environment.ProcessorCount} processors, which is slower than one for each: "
                + "leave out --threads");
        }

        foreach (var (name, spread) in spreads.Where(row => row.Value > MuchSpread))
        {
            warnings.Add($"the middle half of {name}'s samples spreads over {spread:P0} of their median");
        }

        return new Noise(_load, stolen, [.. warnings, .. others]);
    }

    private double? StolenShare() => _start is { } start && SystemFiles.Ticks() is { } now ? (now - start).StolenShare : null;

    /// <summary>While this program sleeps. The load average would hold the build that came before the run against it, and the SDK works
    /// on for two or three seconds after <c>dotnet run</c> has started the program: it waits for quiet, but not for long.</summary>
    private static double? OthersShare(TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        var share = LookOnce();
        while (share > MuchElse && clock.Elapsed < patience)
        {
            share = LookOnce();
        }

        return share;
    }

    private static double? LookOnce()
    {
        var (start, own) = (SystemFiles.Ticks(), Environment.CpuUsage.TotalTime);
        Thread.Sleep(Look);
        return start is { } before && SystemFiles.Ticks() is { } after
            ? (after - before).OthersShare(Environment.CpuUsage.TotalTime - own) : null;
    }
}
