// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Advice;
using InteropBridge.Harness.Results;
using InteropBridge.Variants;

namespace InteropBridge.Harness.Gap;

/// <summary>Answers what native code is worth for a kernel, and why, from the samples of its rows.</summary>
/// <param name="rows">Measured rows, and what was planned for them.</param>
/// <param name="seed">Of the bootstrap.</param>
internal sealed class Answers(IReadOnlyList<(PlannedRow Plan, ResultRow Row)> rows, int seed)
{
    public IReadOnlyList<ResultAnswer> All() => [.. rows.Select(row => row.Plan.Kernel).Distinct().Select(Of)];

    private ResultAnswer Of(Kernel kernel)
    {
        // A row that does other work is no measure of a language, and a part of the work scaled up is no fast form.
        var own = rows.Where(row => row.Plan.Kernel == kernel).ToList();
        if (own.Where(row => row.Row.IsShort()).Min(row => row.Row.MedianSeconds) is { } shortest)
        {
            return new ResultAnswer { Kernel = kernel.Name, Type = kernel.Type, CallSeconds = shortest, Factors = [] };
        }

        var steps = new MeasuredSteps(own.Select(row => row.Row), seed);
        ResultRow? FastestOf(bool isManaged) => MeasuredSteps.Fastest(own
            .Where(row => row.Plan.Variant.Backend?.IsManaged == isManaged).Select(row => row.Row).Where(steps.Rows.Contains));
        var (managed, native) = (FastestOf(isManaged: true), FastestOf(isManaged: false));
        return new ResultAnswer
        {
            Kernel = kernel.Name,
            Type = kernel.Type,
            Gap = managed is null || native is null ? null : steps.Between(managed, native, "the whole"),
            Factors = MeasuredSteps.Fastest(steps.Rows) is { } fastest ? steps.Chain(fastest) : [],
        };
    }
}
