// SPDX-License-Identifier: MIT
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>A row that is ready to be timed: its result was checked, and a sample of it is long enough.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Arguments">The arguments it runs on; on a slow machine the fraction is smaller than planned.</param>
/// <param name="Run">The variant, with its input.</param>
internal sealed record PreparedRow(PlannedRow Plan, KernelArguments Arguments, IKernelRun Run) : IDisposable
{
    public Kernel Kernel => Plan.Kernel;

    /// <summary>Work of the full input, in the kernel's unit; null if the input does not know it.</summary>
    public required double? Work { get; init; }

    /// <summary>The share of the work that one solve actually does.</summary>
    public required double Fraction { get; init; }

    /// <summary>Seconds to create the run and load the input.</summary>
    public required double PrepareSeconds { get; init; }

    /// <summary>Seconds of reading the first result back.</summary>
    public required double ReadBackSeconds { get; init; }

    /// <summary>Solves per sample.</summary>
    public required int Repeats { get; init; }

    /// <summary>Seconds per sample, from the calibration.</summary>
    public required double SampleSeconds { get; init; }

    public void Dispose() => Run.Dispose();
}
