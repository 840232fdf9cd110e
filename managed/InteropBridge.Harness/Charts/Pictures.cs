// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Results;

namespace InteropBridge.Harness.Charts;

/// <summary>All charts of a result.</summary>
/// <param name="Workloads">The kernels, in the order of the rows.</param>
/// <param name="Calls">What a call costs; null where <c>bench</c> left no results.</param>
/// <param name="Problem">Why there are no charts, and what to do; null if there are.</param>
internal sealed record Pictures(IReadOnlyList<WorkloadCharts> Workloads, Chart? Calls, string? Problem)
{
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
                + $"({Cause(missing).Message.Split('\n')[0].TrimEnd('.', '\r')}). The JSON file has everything: "
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
        Chart?[] Charts(Workload workload) =>
        [
            FactorsChart.Create(workload), TimesChart.Create(workload, colours, samples), PublishedChart.Create(workload, colours),
            RooflineChart.Create(workload, result.Environment.Roofline, colours), RoundsChart.Create(workload, colours, samples),
        ];
        return new(
            [.. workloads.Select(workload => new WorkloadCharts(workload, [.. Charts(workload).OfType<Chart>()]))],
            CallsChart.Create(calls), null);
    }
}
