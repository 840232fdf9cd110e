// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Compare;

/// <summary>A row in two runs.</summary>
/// <param name="Before">The row of the earlier run; null if it was not in it.</param>
/// <param name="After">The row of the later run; null if it is not in it.</param>
/// <param name="Speed">How many times as fast it is now; null where that is unknown.</param>
internal sealed record RowChange(ResultRow? Before, ResultRow? After, Estimate? Speed)
{
    /// <summary>Whichever row there is, for the name.</summary>
    public ResultRow Row => After ?? Before!;

    public Verdict Verdict => (Before, After, Speed) switch
    {
        ({ Failure: null, UnavailableReason: null }, { Failure: not null }, _) => Verdict.Fails,
        (_, _, null) => Verdict.Unknown,
        (_, _, { Low: > 1 }) => Verdict.Faster,
        (_, _, { High: < 1 }) => Verdict.Slower,
        _ => Verdict.NoDifference,
    };

    /// <summary>Whether it certainly became slower, and by more than a bound: 0.05 for 5 % more time. A row that fails now is
    /// worse than any bound.</summary>
    public bool IsRegression(double bound) => Verdict == Verdict.Fails || (Verdict == Verdict.Slower && 1 / Speed!.Value.Median - 1 > bound);

    /// <summary>The verdict in words.</summary>
    public string Text => Verdict switch
    {
        Verdict.Faster => "faster",
        Verdict.Slower => "slower",
        Verdict.NoDifference => "no difference",
        Verdict.Fails => "FAILS NOW",
        _ => Before is null ? "new" : After is null ? "gone" : Without(After) ?? Without(Before) ?? "too few rounds",
    };

    private static string? Without(ResultRow row) =>
        row.Failure is not null ? "failed" : row.UnavailableReason is not null ? "unavailable" : null;
}
