// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;

namespace InteropBridge.Harness.Gap;

/// <summary>What is known of a planned row while it is measured.</summary>
internal sealed class Row(PlannedRow plan) : IDisposable
{
    public PlannedRow Plan { get; } = plan;

    public Kernel Kernel => Plan.Kernel;

    /// <summary>What the row runs on; on a slow machine its fraction is smaller than planned.</summary>
    public KernelArguments Arguments { get; set; } = plan.Arguments;

    public IKernelRun? Run { get; set; }

    /// <summary>Why nothing can be measured; null if something can.</summary>
    public string? UnavailableReason { get; set; } = plan.Variant.UnavailableReason;

    /// <summary>What went wrong with its result or while it ran; null if nothing did.</summary>
    public string? Failure { get; set; }

    public bool Verified { get; set; }

    /// <summary>The share of the work that one solve really is.</summary>
    public double Fraction { get; set; } = 1;

    /// <summary>Work of the full input, in the kernel's unit; null if the input does not know it.</summary>
    public double? Work { get; set; }

    public int Repeats { get; set; } = 1;

    public double PrepareSeconds { get; set; }

    public List<double> ReadBackSeconds { get; } = [];

    /// <summary>Seconds of one solve of the row's input, by round.</summary>
    public SortedDictionary<int, double> Samples { get; } = [];

    /// <summary>The same while another process kept one core busy; empty if not asked for.</summary>
    public SortedDictionary<int, double> ContendedSamples { get; } = [];

    /// <summary>Of one solve of the row's input, as last seen.</summary>
    public double AllocatedBytes { get; set; }

    /// <summary>Garbage collections during all timed solves, by generation.</summary>
    public int[] Collections { get; } = new int[GC.MaxGeneration + 1];

    /// <summary>Seconds that a round spends on this row, timed or not.</summary>
    public double RoundSeconds { get; set; }

    public Estimate? Ratio { get; set; }

    public bool IsMeasurable => UnavailableReason is null && Failure is null;

    /// <summary>Seconds of the full workload in a round.</summary>
    public double FullSeconds(int round) => Samples[round] / Fraction;

    /// <summary>Runs a piece of the row's life. An exception is this row's failure and nobody else's.</summary>
    public bool Guard(Action piece)
    {
        try
        {
            piece();
        }
        catch (VariantUnavailableException unavailable)
        {
            UnavailableReason = unavailable.Reason;
        }
#pragma warning disable CA1031 // Whatever a variant throws, the other rows are still to be measured.
        catch (Exception failure)
        {
            Failure = $"{failure.GetType().Name}: {failure.Message}";
        }
#pragma warning restore CA1031
        return IsMeasurable;
    }

    public void Dispose()
    {
        Run?.Dispose();
        Run = null;
    }
}
