// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.Machine;
using InteropBridge.Harness.Talk;
using InteropBridge.Kernels;

namespace InteropBridge.Harness.Report;

/// <summary>Makes result rows of measured ones.</summary>
internal static class ResultRows
{
    public static ResultRow Create(Row row, TalkFigures talk)
    {
        var (kernel, variant, asked) = (row.Kernel, row.Plan.Variant, row.Plan.Arguments);
        var threads = variant.IsParallel ? asked.Threads : 1;
        var figure = talk.Find(kernel.Name, kernel.Type, variant.Counterpart, threads);
        return Measured(row, new ResultRow
        {
            Kernel = kernel.Name,
            Variant = variant.Id,
            Type = kernel.Type,
            Rows = Size(kernel, nameof(KernelArguments.Rows), asked.Rows),
            Cols = Size(kernel, nameof(KernelArguments.Columns), asked.Columns),
            Steps = Size(kernel, nameof(KernelArguments.Steps), asked.Steps),
            Count = Size(kernel, nameof(KernelArguments.Count), asked.Count),
            Threads = threads,
            Verified = row.Verified,
            Failure = row.Failure,
            UnavailableReason = row.UnavailableReason,
            TalkSystem = variant.Counterpart,
            TalkWorkers = figure?.Workers,
            TalkSeconds = figure?.Seconds,
            TalkRatioToC = figure?.RatioToC,
            TalkNote = figure?.Note,
            Fraction = row.Fraction,
            Repeats = row.Repeats,
            WorkUnit = kernel.WorkUnit,
            CeilingOfCore = Roofline.Measured.Ceiling(kernel.FloatingPointOperations, kernel.Type),
            Description = variant.Description,
            IsBaseline = row.Plan.IsBaseline,
            DifferentAlgorithm = variant.IsDifferentAlgorithm,
        });
    }

    /// <summary>Adds the figures, of a row that has any: one whose result was ever wrong has none.</summary>
    private static ResultRow Measured(Row row, ResultRow result)
    {
        if (!row.IsMeasurable || row.Samples.Count == 0)
        {
            return result;
        }

        var samples = row.Samples.Values.ToList();
        var median = Statistics.Median(samples) / row.Fraction;
        var solves = (double)row.Repeats * samples.Count;
        var cores = Math.Min(result.Threads, Environment.ProcessorCount);
        var rate = row.Work / median / 1e9;
        var enough = samples.Count >= Statistics.FewestForInterval;
        return result with
        {
            MedianSeconds = median,
            PrepareSeconds = row.PrepareSeconds,
            ReadBackSeconds = Statistics.Median(row.ReadBackSeconds),
            RatioToBaseline = row.Ratio?.Median,
            RatioLow = enough ? row.Ratio?.Low : null,
            RatioHigh = enough ? row.Ratio?.High : null,
            AllocatedBytes = (long)Math.Round(row.AllocatedBytes / row.Fraction),
            GcCounts = [.. row.Collections.Select(count => count / solves / row.Fraction)],
            GigaWorkPerSecond = rate,
            ShareOfPeak = Roofline.Measured.Share(rate, row.Kernel.FloatingPointOperations, row.Kernel.Type, cores),
            Outliers = Statistics.Outliers(samples),
            Samples = samples,
            SampleRounds = [.. row.Samples.Keys],
            ContendedSamples = [.. row.ContendedSamples.Values],
            KeptShare = row.ContendedSamples.Count == 0 ? null
                : Statistics.Median([.. row.ContendedSamples.Select(pair => row.Samples[pair.Key] / pair.Value)]),
        };
    }

    private static T? Size<T>(Kernel kernel, string name, T value)
        where T : struct => kernel.Sizes.Count == 0 || kernel.Sizes.Contains(name) ? value : null;
}
