// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Report;

/// <summary>A sweep as lines that fit 80 columns.</summary>
internal static class SweepText
{
    private const int Columns = 5;

    /// <returns>Empty where nothing was measured at several sizes.</returns>
    public static IEnumerable<string> Lines(ResultFile result)
    {
        foreach (var workloads in Workload.Of(result).GroupBy(workload => (workload.Kernel, workload.Type)))
        {
            if (SweepTable.Create([.. workloads]) is not { } table)
            {
                continue;
            }

            var width = table.Rows.Max(row => row.Row.Variant.Length);
            foreach (var part in Enumerable.Range(0, table.Values.Count).Chunk(Columns))
            {
                yield return $"{workloads.Key.Kernel} {workloads.Key.Type}: time per {table.Unit}, by {table.Size}";
                yield return new string(' ', width) + string.Concat(part.Select(index => $" {table.Values[index],9}"));
                foreach (var (row, times) in table.Rows)
                {
                    yield return row.Variant.PadRight(width) + string.Concat(part.Select(index => $" {Figures.Seconds(times[index]),9}"));
                }

                yield return "";
            }
        }
    }
}
