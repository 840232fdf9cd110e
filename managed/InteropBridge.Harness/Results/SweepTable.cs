// SPDX-License-Identifier: MIT
namespace InteropBridge.Harness.Results;

/// <summary>A kernel's rows across sizes.</summary>
/// <param name="Size">Name of the size that varies.</param>
/// <param name="Unit">What a time is of: a unit of work, or a solve if the kernel does not count its work.</param>
/// <param name="Values">The values of the size, ascending.</param>
/// <param name="Bytes">Bytes of the kernel's data at each; null where the table does not give them.</param>
/// <param name="Rows">A row of the largest size that has it, and the seconds at each size; null where it was not measured.</param>
internal sealed record SweepTable(
    string Size, string Unit, IReadOnlyList<long> Values, IReadOnlyList<double?> Bytes,
    IReadOnlyList<(ResultRow Row, IReadOnlyList<double?> Times)> Rows)
{
    /// <param name="workloads">Those of one kernel and type.</param>
    /// <returns>Null where there is one size only.</returns>
    public static SweepTable? Create(IReadOnlyList<Workload> workloads)
    {
        var measured = workloads.Where(workload => workload.Measured.Count > 0).ToList();
        if (measured.Count < 2 || Workload.Varying(measured) is not [var size, ..])
        {
            return null;
        }

        measured = [.. measured.OrderBy(workload => workload.Sizes[size])];
        var rows = measured.SelectMany(workload => workload.Measured).ToList();
        var countsWork = rows.All(row => row.GigaWorkPerSecond > 0);
        return new SweepTable(size, countsWork ? rows[0].WorkUnit : "solve", [.. measured.Select(workload => workload.Sizes[size])],
            [.. measured.Select(workload => workload.Measured[0] is { Elements: { } elements, BytesPerWork: > 0 and var bytes }
                ? elements * bytes : (double?)null)],
            [.. rows.Select(row => row.Variant).Distinct().Select(variant => (rows.Last(row => row.Variant == variant),
                (IReadOnlyList<double?>)[.. measured.Select(workload => workload.Measured.FirstOrDefault(row => row.Variant == variant))
                    .Select(row => countsWork ? 1e-9 / row?.GigaWorkPerSecond : row?.MedianSeconds)]))]);
    }
}
