// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Results;

/// <summary>One variant of one kernel. Figures are for the full workload: those of a row that ran a fraction of it are
/// scaled up, its <see cref="Samples"/> are not. Figures that do not apply or were not measured are null.</summary>
internal sealed record ResultRow
{
    public required string Kernel { get; init; }

    public required string Variant { get; init; }

    public required string Type { get; init; }

    /// <summary>Its back end; null if its table names none.</summary>
    public string? Backend { get; init; }

    /// <summary>The kernel's sizes, by name.</summary>
    public required IReadOnlyDictionary<string, long> Sizes { get; init; }

    /// <summary>Threads or processes it was asked to use.</summary>
    public int Threads { get; init; }

    public double? MedianSeconds { get; init; }

    /// <summary>How long the device was at work, by its own clock: without what it takes to start it and to learn that it has
    /// finished. Null if no device does the work.</summary>
    public double? DeviceSeconds { get; init; }

    /// <summary>Time to create the run and load the input.</summary>
    public double? PrepareSeconds { get; init; }

    public double? ReadBackSeconds { get; init; }

    /// <summary>Median over the rounds of the baseline's time divided by this row's: above 1 is faster.</summary>
    public double? RatioToBaseline { get; init; }

    /// <summary>Lower end of its 95 % interval; null with too few rounds for one.</summary>
    public double? RatioLow { get; init; }

    public double? RatioHigh { get; init; }

    public long? AllocatedBytes { get; init; }

    /// <summary>Garbage collections of one solve, by generation.</summary>
    public IReadOnlyList<double>? GcCounts { get; init; }

    /// <summary>Whether its result was the same as the baseline's, before it was timed and in every round.</summary>
    public bool Verified { get; init; }

    /// <summary>What went wrong: a different result, or an exception.</summary>
    public string? Failure { get; init; }

    public string? UnavailableReason { get; init; }

    /// <summary>The system that the variant is the counterpart of.</summary>
    public string? Counterpart { get; init; }

    /// <summary>Heading of the published figure beside it, such as <c>the talk's</c>; null if there is none.</summary>
    public string? Publication { get; init; }

    public string? Citation { get; init; }

    public string? PublishedSystem { get; init; }

    public int? PublishedWorkers { get; init; }

    public double? PublishedSeconds { get; init; }

    /// <summary>The publication's own baseline time divided by its time for this system.</summary>
    public double? PublishedRatio { get; init; }

    public string? PublishedNote { get; init; }

    /// <summary>Share of the full workload that one solve does.</summary>
    public double Fraction { get; init; }

    /// <summary>Solves per sample.</summary>
    public int Repeats { get; init; }

    /// <summary>Billions of <see cref="WorkUnit"/>s per second.</summary>
    public double? GigaWorkPerSecond { get; init; }

    /// <summary>The rate that a core could reach if it only issued their floating-point operations; null if they have
    /// none.</summary>
    public double? CeilingOfCore { get; init; }

    /// <summary>Its floating-point operations as a share of what its cores can issue; null if it has none.</summary>
    public double? ShareOfPeak { get; init; }

    /// <summary>Elements of the kernel's data: the product of its extents; null if the table declares none.</summary>
    public double? Elements { get; init; }

    /// <summary>Floating-point operations of a unit of work; 0 if the table gives none.</summary>
    public double OperationsPerWork { get; init; }

    /// <summary>Bytes that a unit of work reads and writes, at least; 0 if the table gives none.</summary>
    public double BytesPerWork { get; init; }

    public required string WorkUnit { get; init; }

    /// <summary>Samples beyond Tukey's fences. They are included in the figures.</summary>
    public int Outliers { get; init; }

    public required string Description { get; init; }

    public bool IsBaseline { get; init; }

    /// <summary>It is another system's program, which no C# calls: no answer to what native code is worth, and no advice.</summary>
    public bool IsPeer { get; init; }

    /// <summary>It does different work from the other rows; the description says how.</summary>
    public bool DifferentAlgorithm { get; init; }

    /// <summary>The declared steps that lead to it from the plainest form, the last one first; empty if its table declares none.</summary>
    public IReadOnlyList<ResultStep> Steps { get; init; } = [];

    /// <summary>The process that took each sample, as rounds may be spread over several; empty in older files.</summary>
    public IReadOnlyList<int> SampleProcesses { get; init; } = [];

    /// <summary>The same; one process for all samples in older files.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<int> Processes => SampleProcesses.Count == Samples.Count ? SampleProcesses : new int[Samples.Count];

    /// <summary>Seconds of one solve, as measured.</summary>
    public IReadOnlyList<double> Samples { get; init; } = [];

    /// <summary>The same while another process kept one core busy; empty if not requested.</summary>
    public IReadOnlyList<double> ContendedSamples { get; init; } = [];

    /// <summary>Share of its speed that the row kept then: median over the rounds of the sample divided by the contended
    /// one.</summary>
    public double? KeptShare { get; init; }

    /// <summary>The round of each sample; samples of the same round were taken together.</summary>
    public IReadOnlyList<int> SampleRounds { get; init; } = [];

    /// <summary>Whether the call itself is a good part of its time.</summary>
    public bool IsShort() => MedianSeconds < 50e-9;
}
