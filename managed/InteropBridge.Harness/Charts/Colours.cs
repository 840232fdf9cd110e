// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>The colour of each back end, the same in all charts of a report.</summary>
internal sealed class Colours(ResultFile result)
{
    private readonly List<string> _backends = [.. result.Rows.Where(row => row.UnavailableReason is null)
        .Select(row => row.Backend ?? "").Distinct()];

    public string Of(ResultRow row) => Palette.Series[Math.Max(0, _backends.IndexOf(row.Backend ?? "")) % Palette.Series.Count];

    /// <summary>The legend for some rows; empty if their table names no back ends.</summary>
    public IReadOnlyList<LegendEntry> Legend(IEnumerable<ResultRow> rows) =>
        [.. rows.Where(row => row.Backend is not null).DistinctBy(row => row.Backend).Select(row => new LegendEntry(row.Backend!, Of(row)))];
}
