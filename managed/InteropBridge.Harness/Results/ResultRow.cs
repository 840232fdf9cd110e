// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Results;

/// <summary>One variant of one kernel. Figures are of the full workload: those of a row that ran a fraction of it are
/// scaled, its <see cref="Samples"/> are not. What does not apply or was not measured is null.</summary>
internal sealed record ResultRow
{
    public required string Kernel { get; init; }

    public required string Variant { get; init; }

    public required string Type { get; init; }

    /// <summary>What it needs; null if its table names nothing.</summary>
    public string? Backend { get; init; }

    /// <summary>The kernel's sizes, by name.</summary>
    public required IReadOnlyDictionary<string, long> Sizes { get; init; }

    /// <summary>Threads or processes it was asked to use.</summary>
    public int Threads { get; init; }

    public double? MedianSeconds { get; init; }

    /// <summary>Creating the run and bringing the input to it.</summary>
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

    /// <summary>Whether its result was the baseline's, before it was timed and in every round.</summary>
    public bool Verified { get; init; }

    /// <summary>What went wrong: another result, or an exception.</summary>
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

    /// <summary>The publication's own baseline time divided by its time of this system.</summary>
    public double? PublishedRatio { get; init; }

    public string? PublishedNote { get; init; }

    /// <summary>Share of the full workload that a sample is one solve of.</summary>
    public double Fraction { get; init; }

    /// <summary>Solves in a sample.</summary>
    public int Repeats { get; init; }

    /// <summary>Thousand millions of <see cref="WorkUnit"/> a second.</summary>
    public double? GigaWorkPerSecond { get; init; }

    /// <summary>What a core could reach of them if it did nothing but their floating-point operations; null where they have
    /// none.</summary>
    public double? CeilingOfCore { get; init; }

    /// <summary>Its floating-point operations as a share of what its cores could issue; null where it has none.</summary>
    public double? ShareOfPeak { get; init; }

    public required string WorkUnit { get; init; }

    /// <summary>Samples beyond Tukey's fences. They are among the samples and count.</summary>
    public int Outliers { get; init; }

    public required string Description { get; init; }

    public bool IsBaseline { get; init; }

    /// <summary>It does other work than the rest; the description says how.</summary>
    public bool DifferentAlgorithm { get; init; }

    /// <summary>Seconds of one solve, as measured.</summary>
    public IReadOnlyList<double> Samples { get; init; } = [];

    /// <summary>The same while another process kept one core busy; empty if not asked for.</summary>
    public IReadOnlyList<double> ContendedSamples { get; init; } = [];

    /// <summary>Share of its speed that the row kept then: median over the rounds of the sample divided by the contended
    /// one.</summary>
    public double? KeptShare { get; init; }

    /// <summary>The round of each sample; samples of equal rounds were taken side by side.</summary>
    public IReadOnlyList<int> SampleRounds { get; init; } = [];
}
