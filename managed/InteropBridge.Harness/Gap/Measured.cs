// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Gap;

/// <summary>What came of measuring.</summary>
/// <param name="Rows">The rows that have samples.</param>
/// <param name="Refusals">The rows that failed, or cannot run.</param>
/// <param name="Rounds">Rounds, of all processes together.</param>
/// <param name="EndedBy">What ended them.</param>
internal sealed record Measured(
    IReadOnlyList<MeasuredRow> Rows, IReadOnlyList<Refusal> Refusals, int Rounds, string EndedBy)
{
    /// <summary>What a reader should know before believing small differences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
