// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>All charts of a result.</summary>
/// <param name="Workloads">The kernels, in the order of the rows.</param>
/// <param name="Calls">What a call costs; null where <c>bench</c> left no results.</param>
/// <param name="Problem">Why there are no charts, and what to do; null if there are.</param>
internal sealed record Pictures(IReadOnlyList<WorkloadCharts> Workloads, Chart? Calls, string? Problem)
{
    /// <summary>The kernels across sizes, where they were measured at several.</summary>
    public IReadOnlyList<Chart> Sweeps { get; private init; } = [];

    /// <summary>Draws a result. Where drawing is impossible there are no charts, and a reason.</summary>
    public static Pictures Draw(ResultFile result, IReadOnlyList<BenchCall> calls)
    {
        var workloads = Workload.Of(result);
        return Guard(workloads, () => DrawAll(result, workloads, calls));
    }

    /// <summary>SkiaSharp is loaded on first use, so that only a report needs it, and has no natives for some systems.</summary>
    internal static Pictures Guard(IReadOnlyList<Workload> workloads, Func<Pictures> draw)
    {
        Pictures Without(string problem) => new([.. workloads.Select(workload => new WorkloadCharts(workload, []))], null, problem);
        try
        {
            return draw();
        }
        catch (Exception missing) when (Cause(missing) is DllNotFoundException or FileNotFoundException or BadImageFormatException
            or EntryPointNotFoundException)
        {
            return Without("The pictures are missing because SkiaSharp's native library cannot be loaded here "
                + $"({Cause(missing).Message.Split('\n')[0].Split(". ")[0].TrimEnd('.', '\r')}). The JSON file has everything: "
                + "`interopbridge report FILE` draws it on Linux with glibc (x64, arm64), Windows x64 or macOS.");
        }
    }

    private static Exception Cause(Exception failure) =>
        failure is TypeInitializationException { InnerException: { } inner } ? Cause(inner) : failure;

    private static Pictures DrawAll(ResultFile result, IReadOnlyList<Workload> workloads, IReadOnlyList<BenchCall> calls)
    {
        if (!Drawing.HasFonts)
        {
            return new([.. workloads.Select(workload => new WorkloadCharts(workload, []))], null,
                "The pictures are missing because this machine has no fonts. Install one, such as fonts-dejavu-core, "
                + "and draw the JSON file with `interopbridge report FILE`.");
        }

        var (colours, samples) = (new Colours(result), new Samples(result));
        var caches = SystemFiles.BytesOf(result.Environment.Caches).Select(cache => ($"L{cache.Key}", (double)cache.Value));
        Chart?[] All(Workload workload) =>
        [
            FactorsChart.Create(workload), TimesChart.Create(workload, colours, samples), PublishedChart.Create(workload, colours),
            RooflineChart.Create(workload, result.Environment.Roofline, colours), RoundsChart.Create(workload, colours, samples),
        ];
        // Of a sweep, the last size has all charts: the page of all sizes would be too large to read, and to open.
        bool IsLast(Workload workload) => workloads.Last(other => (other.Kernel, other.Type) == (workload.Kernel, workload.Type)) == workload;
        return new(
            [.. workloads.Select(workload => new WorkloadCharts(workload, IsLast(workload) ? [.. All(workload).OfType<Chart>()] : []))],
            CallsChart.Create(calls), null)
        {
            Sweeps = [.. workloads.GroupBy(workload => (workload.Kernel, workload.Type))
                .Select(group => SweepChart.Create([.. group], caches, colours)).OfType<Chart>()],
        };
    }
}
