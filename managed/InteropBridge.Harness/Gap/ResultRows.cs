// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Makes the rows of a result file.</summary>
internal static class ResultRows
{
    /// <summary>A row without figures.</summary>
    public static ResultRow Create(Refusal refusal) => Describe(refusal.Row) with
    {
        Failure = refusal.Failure,
        UnavailableReason = refusal.UnavailableReason,
    };

    /// <summary>A row with figures.</summary>
    public static ResultRow Create(MeasuredRow measured)
    {
        var (row, result) = (measured.Row, Describe(measured.Row.Plan));
        var samples = measured.Seconds.Values.ToList();
        var median = Statistics.Median(samples) / row.Fraction;
        var solves = (double)row.Repeats * samples.Count;
        var cores = Math.Min(result.Threads, Environment.ProcessorCount);
        var rate = row.Work / median / 1e9;
        var enough = samples.Count >= Statistics.FewestForInterval;
        return result with
        {
            Verified = true,
            Fraction = row.Fraction,
            Repeats = row.Repeats,
            MedianSeconds = median,
            DeviceSeconds = measured.DeviceSeconds.Count == 0 ? null : Statistics.Median(measured.DeviceSeconds) / row.Fraction,
            PrepareSeconds = row.PrepareSeconds,
            ReadBackSeconds = Statistics.Median(measured.ReadBackSeconds),
            RatioToBaseline = measured.Ratio?.Median,
            RatioLow = enough ? measured.Ratio?.Low : null,
            RatioHigh = enough ? measured.Ratio?.High : null,
            // Of this process, which says nothing of a peer's.
            AllocatedBytes = result.IsPeer ? null : (long)Math.Round(measured.AllocatedBytes / row.Fraction),
            GcCounts = result.IsPeer ? null : [.. measured.Collections.Select(count => count / solves / row.Fraction)],
            GigaWorkPerSecond = rate,
            ShareOfPeak = Roofline.Measured.Share(rate, row.Kernel.FloatingPointOperations, row.Kernel.Type, cores),
            Outliers = Statistics.Outliers(samples),
            SampleProcesses = measured.Processes(measured.Seconds.Keys),
            Samples = samples,
            SampleRounds = [.. measured.Seconds.Keys],
            ContendedSamples = [.. measured.ContendedSeconds.Values],
            KeptShare = measured.ContendedSeconds.Count == 0 ? null
                : Statistics.Median([.. measured.ContendedSeconds.Select(pair => measured.Seconds[pair.Key] / pair.Value)]),
        };
    }

    /// <summary>The back ends of the rows, each once.</summary>
    public static IReadOnlyList<ResultBackend> Backends(IEnumerable<PlannedRow> rows) =>
    [
        .. rows.Select(row => row.Variant.Backend).OfType<Backend>().Distinct().Select(backend => new ResultBackend
        {
            Name = backend.Name,
            Description = backend.Description,
            Details = backend.Details,
            UnavailableReason = backend.UnavailableReason,
            Remedy = backend.IsAvailable ? null : backend.Remedy,
        }),
    ];

    private static ResultRow Describe(PlannedRow row)
    {
        var (kernel, variant, asked) = (row.Kernel, row.Variant, row.Arguments);
        var threads = variant.IsParallel ? asked.Threads : 1;
        var figure = kernel.FindFigure(variant, threads);
        return new ResultRow
        {
            Kernel = kernel.Name,
            Variant = variant.Id,
            Type = kernel.Type,
            Backend = variant.Backend?.Name,
            Sizes = asked.Sizes,
            Elements = kernel.Sizes.Any(size => size.IsExtent)
                ? kernel.Sizes.Where(size => size.IsExtent).Aggregate(1.0, (product, size) => product * asked.Sizes[size.Name]) : null,
            Threads = threads,
            Counterpart = variant.Counterpart,
            Publication = figure?.Publication,
            Citation = figure?.Citation,
            PublishedSystem = figure?.System,
            PublishedWorkers = figure?.Workers,
            PublishedSeconds = figure?.Seconds,
            PublishedRatio = figure?.RatioToBaseline,
            PublishedNote = figure?.Note,
            OperationsPerWork = kernel.FloatingPointOperations,
            BytesPerWork = kernel.Bytes,
            WorkUnit = kernel.WorkUnit,
            CeilingOfCore = Roofline.Measured.Ceiling(kernel.FloatingPointOperations, kernel.Type),
            Description = variant.Description,
            IsBaseline = row.IsBaseline,
            DifferentAlgorithm = variant.IsDifferentAlgorithm,
            IsPeer = variant.Backend?.IsPeer == true,
            Steps = [.. Steps(kernel, variant)],
        };
    }

    private static IEnumerable<ResultStep> Steps(Kernel kernel, Variant variant)
    {
        for (var step = variant; step.DiffersFrom is { } from; step = kernel[from])
        {
            yield return new ResultStep(step.Differs!, from);
        }
    }
}
