// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>The samples that are drawn: all of them, unless the page would become too large.</summary>
internal sealed class Samples
{
    /// <summary>A sample takes some 450 bytes of a page in its two charts.</summary>
    private const int Most = 2500;

    private readonly int _every;

    public Samples(ResultFile result) =>
        _every = Math.Max(1, (int)Math.Ceiling(result.Rows.Sum(row => row.Samples.Count) / (double)Most));

    /// <summary>Whether some are left out, in words; empty if all are drawn.</summary>
    public string Note => _every == 1 ? "" : $" Only one in {_every} samples is drawn; the data has all of them.";

    /// <summary>Round and seconds of the full workload.</summary>
    public IEnumerable<(int Round, double Seconds)> Of(ResultRow row) => row.Samples
        .Select((seconds, index) => (index < row.SampleRounds.Count ? row.SampleRounds[index] : index, seconds / row.Fraction))
        .Where((_, index) => index % _every == 0);
}
