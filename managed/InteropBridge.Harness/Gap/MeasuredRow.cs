// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>The samples of a prepared row, collected round by round.</summary>
internal sealed class MeasuredRow(PreparedRow row)
{
    private readonly SortedDictionary<int, double> _seconds = [];
    private readonly SortedDictionary<int, double> _contended = [];
    private readonly Dictionary<int, int> _processes = [];
    private readonly List<double> _device = [];
    private readonly List<double> _readBack = [row.ReadBackSeconds];
    private readonly int[] _collections = new int[GC.MaxGeneration + 1];

    public PreparedRow Row { get; } = row;

    public Kernel Kernel => Row.Kernel;

    public bool IsBaseline => Row.Plan.IsBaseline;

    /// <summary>Seconds of one solve of the row's input, by round.</summary>
    public IReadOnlyDictionary<int, double> Seconds => _seconds;

    /// <summary>The same while another process kept one core busy; empty if not requested.</summary>
    public IReadOnlyDictionary<int, double> ContendedSeconds => _contended;

    /// <summary>Seconds of a solve by the device's clock; empty if no device does it.</summary>
    public IReadOnlyList<double> DeviceSeconds => _device;

    /// <summary>Seconds of reading a result back.</summary>
    public IReadOnlyList<double> ReadBackSeconds => _readBack;

    /// <summary>Garbage collections during all timed solves, by generation.</summary>
    public IReadOnlyList<int> Collections => _collections;

    /// <summary>Bytes allocated by one solve of the row's input, in the last round.</summary>
    public double AllocatedBytes { get; private set; }

    /// <summary>Seconds that a round spends on this row, timed or not.</summary>
    public double RoundSeconds { get; private set; } = row.SampleSeconds;

    /// <summary>How many times as fast as the baseline it is; null if there is none.</summary>
    public Estimate? Ratio { get; private set; }

    /// <summary>Seconds of the full workload in a round.</summary>
    public double FullSeconds(int round) => _seconds[round] / Row.Fraction;

    public void Add(int round, Sample sample)
    {
        _seconds.Add(round, sample.Seconds);
        _processes.Add(round, sample.Process);
        if (sample.ContendedSeconds is { } contended)
        {
            _contended.Add(round, contended);
        }

        if (sample.DeviceSeconds is { } device)
        {
            _device.Add(device);
        }

        _readBack.AddRange(sample.ReadBackSeconds);
        (AllocatedBytes, RoundSeconds) = (sample.AllocatedBytes, sample.RoundSeconds);
        for (var generation = 0; generation < _collections.Length; generation++)
        {
            _collections[generation] += sample.Collections[generation];
        }
    }

    /// <summary>Compares the rounds that both were timed in; a run that was interrupted has one that is incomplete.</summary>
    /// <param name="baseline">Of the same kernel; null if it is not measured.</param>
    /// <param name="seed">Of the bootstrap.</param>
    public void CompareWith(MeasuredRow? baseline, int seed)
    {
        int[] rounds = [.. baseline is null ? [] : _seconds.Keys.Where(baseline._seconds.ContainsKey)];
        Ratio = rounds.Length == 0 ? null : ClusterBootstrap.Median(
            [.. rounds.Select(round => baseline!.FullSeconds(round) / FullSeconds(round))], Processes(rounds), seed);
    }

    /// <summary>The process of each of these rounds.</summary>
    public IReadOnlyList<int> Processes(IEnumerable<int> rounds) => [.. rounds.Select(round => _processes[round])];
}
