// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Gap;

/// <summary>Runs what will be timed, as it will be timed, until the JIT compiles nothing more because of it: the whole work calls
/// methods that the small shares of the warm-up did not call often, or not at all.</summary>
/// <param name="verification">Calibrates rows.</param>
/// <param name="limits">How long to wait.</param>
/// <param name="progress">Says whether to end.</param>
internal sealed class LastTier(Verification verification, Limits limits, GapProgress progress)
{
    private const int MostPasses = 6;

    /// <summary>A sample that takes longer has loops that were compiled while they ran.</summary>
    private const double LongSeconds = 0.05;

    /// <param name="rows">The rows; those with short samples are replaced by rows with the right number of repeats.</param>
    /// <returns>Rows that failed.</returns>
    public IReadOnlyList<Refusal> Await(List<PreparedRow> rows)
    {
        var refusals = new List<Refusal>();
        for (var pass = 0; pass < MostPasses && !progress.IsInterrupted && Jit.CompilesFor(() => Exercise(rows, refusals), limits.JitPatience); pass++)
        {
        }

        return refusals;
    }

    private void Exercise(List<PreparedRow> rows, List<Refusal> refusals)
    {
        foreach (var row in rows.Where(row => row.SampleSeconds < LongSeconds).ToList())
        {
            if (Refusal.Of(row.Plan, () => rows[rows.IndexOf(row)] = Repeat(row)) is { } refusal)
            {
                refusals.Add(refusal);
                rows.Remove(row);
                row.Dispose();
            }
        }
    }

    private PreparedRow Repeat(PreparedRow row)
    {
        for (var call = 0; call < Jit.Calls && call * row.SampleSeconds < LongSeconds; call++)
        {
            row.Run.Load();
            Verification.Time(row.Run, row.Repeats);
        }

        return verification.Calibrate(row);
    }
}
