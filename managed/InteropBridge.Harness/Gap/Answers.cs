// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Numbers;
using InteropBridge.Harness.Results;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Answers what native code is worth for a kernel, and why, from the samples of its rows.</summary>
/// <param name="rows">Measured rows.</param>
/// <param name="seed">Of the bootstrap.</param>
internal sealed class Answers(IReadOnlyList<MeasuredRow> rows, int seed)
{
    public IReadOnlyList<ResultAnswer> All() => [.. rows.Select(row => row.Kernel).Distinct().Select(Of)];

    private ResultAnswer Of(Kernel kernel)
    {
        // A row that does other work is no measure of a language, and a part of the work scaled up is no fast form.
        var candidates = rows.Where(row => row.Kernel == kernel && !row.Row.Plan.Variant.IsDifferentAlgorithm).ToList();
        var managed = Fastest(candidates.Where(row => row.Row.Plan.Variant.Backend?.IsManaged == true));
        var native = Fastest(candidates.Where(row => row.Row.Plan.Variant.Backend?.IsManaged == false));
        return new ResultAnswer
        {
            Kernel = kernel.Name,
            Type = kernel.Type,
            Gap = managed is null || native is null ? null : Factor("the whole", managed, native),
            Factors = Fastest(candidates) is { } fastest ? Chain(kernel, fastest, candidates) : [],
        };
    }

    private static MeasuredRow? Fastest(IEnumerable<MeasuredRow> candidates) => candidates.MinBy(Seconds);

    private static double Seconds(MeasuredRow row) => Statistics.Median([.. row.Seconds.Keys.Select(row.FullSeconds)]);

    /// <summary>The declared steps that lead to a row, first one first. Steps over rows that were not measured are one.</summary>
    private List<ResultFactor> Chain(Kernel kernel, MeasuredRow fastest, List<MeasuredRow> measured)
    {
        var (factors, to, names) = (new List<ResultFactor>(), fastest, new List<string>());
        for (var step = fastest.Row.Plan.Variant; step.DiffersFrom is { } id; step = kernel[id])
        {
            names.Insert(0, step.Differs!);
            if (measured.Find(row => row.Row.Plan.Variant.Id == id) is { } from)
            {
                factors.Insert(0, Factor(string.Join(" and ", names), from, to));
                (to, names) = (from, []);
            }
        }

        return factors;
    }

    private ResultFactor Factor(string differs, MeasuredRow from, MeasuredRow to)
    {
        int[] rounds = [.. from.Seconds.Keys.Intersect(to.Seconds.Keys)];
        double[] ratios = [.. rounds.Select(round => from.FullSeconds(round) / to.FullSeconds(round))];
        // Rows that settled in different rounds have none in common; their medians still compare, without an interval.
        Estimate? paired = ratios.Length == 0 ? null : ClusterBootstrap.Median(ratios, from.Processes(rounds), seed);
        var enough = ratios.Length >= Statistics.FewestForInterval;
        return new ResultFactor
        {
            Differs = differs,
            From = from.Row.Plan.Variant.Id,
            To = to.Row.Plan.Variant.Id,
            Ratio = paired?.Median ?? Seconds(from) / Seconds(to),
            Low = enough ? paired?.Low : null,
            High = enough ? paired?.High : null,
        };
    }
}
