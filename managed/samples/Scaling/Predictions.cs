// SPDX-License-Identifier: MIT
using System.Globalization;
using InteropBridge.Mpi.Arrays;

/// <summary>The model's predictions, as tables in Markdown.</summary>
internal static class Predictions
{
    private const int StrongSize = 100_000, WeakSize = 10_000, CoresOfMachine = 64;

    private static readonly int[] Ranks = [16, 100, 1_000, 10_000, 100_000];
    private static readonly int[] Machines = [1, 16, 256, 1_600];

    public static void Write(StepCosts costs, TextWriter output)
    {
        output.WriteLine(Text($"Strong: {StrongSize} x {StrongSize} cells, whatever the ranks."));
        WriteScaling(Ranks.Select(ranks => BlockLayout.Choose(StrongSize, StrongSize, ranks)), costs, output);
        output.WriteLine(Text($"\nWeak: {WeakSize} x {WeakSize} cells a rank."));
        WriteScaling(Ranks.Select(Weak), costs, output);
        output.WriteLine(Text($"\nHierarchy: {StrongSize} x {StrongSize} cells on machines of {CoresOfMachine} cores, whose ranks share the bandwidth."));
        WriteHierarchy(costs, output);
    }

    private static void WriteScaling(IEnumerable<BlockLayout> layouts, StepCosts costs, TextWriter output)
    {
        output.WriteLine("""

            | ranks | blocks | cells of one | K | ms a step | efficiency | best K | overlap | efficiency | as slabs |
            |---|---|---|---|---|---|---|---|---|---|
            """);
        foreach (var layout in layouts)
        {
            // Between machines DistributedJacobi overlaps.
            var model = new StepModel(layout, costs);
            var (best, overlaps) = Best(model);
            output.WriteLine(Text($"| {layout.Count} | {layout.GridRows} x {layout.GridColumns} | {layout.Rows / layout.GridRows} x {layout.Columns / layout.GridColumns} ")
                + Text($"| {model.ChosenSteps} | {1000 * model.StepTime(model.ChosenSteps, true):G3} | {model.Efficiency(model.ChosenSteps, true):F2} ")
                + Text($"| {best} | {(overlaps ? "yes" : "no")} | {model.Efficiency(best, overlaps):F2} | {Slabs(layout, costs)} |"));
        }
    }

    private static void WriteHierarchy(StepCosts costs, TextWriter output)
    {
        output.WriteLine("""

            | machines | a rank a core, in the order of rows | a rank a core, squares of 8 x 8 a machine | a rank a machine, 64 threads |
            |---|---|---|---|
            """);
        foreach (var machines in Machines)
        {
            var cores = BlockLayout.Choose(StrongSize, StrongSize, machines * CoresOfMachine);
            var across = Math.Min(CoresOfMachine, cores.GridColumns);
            StepModel[] models =
            [
                new(cores, costs, CoresOfMachine / across, across),
                new(cores, costs, 8, CoresOfMachine / 8),
                new(BlockLayout.Choose(StrongSize, StrongSize, machines), costs with { Rate = costs.Rate * CoresOfMachine }),
            ];
            output.WriteLine(Text($"| {machines} | ") + string.Join(" | ", models.Select(model =>
            {
                var (best, overlaps) = Best(model);
                return Text($"{model.Efficiency(best, overlaps):F2} (K {best})");
            })) + " |");
        }
    }

    /// <summary>As many blocks of the size as there are ranks.</summary>
    private static BlockLayout Weak(int ranks)
    {
        var shape = BlockLayout.Choose(StrongSize, StrongSize, ranks);
        return new BlockLayout(shape.GridRows * WeakSize, shape.GridColumns * WeakSize, shape.GridRows, shape.GridColumns);
    }

    private static (int Steps, bool Overlaps) Best(StepModel model) => ((bool[])[false, true])
        .Select(overlaps => (Steps: model.BestSteps(overlaps), overlaps)).MinBy(form => model.StepTime(form.Steps, form.overlaps));

    private static string Slabs(BlockLayout layout, StepCosts costs)
    {
        if (layout.Count > layout.Rows)
        {
            return "impossible";
        }

        var slabs = new StepModel(new BlockLayout(layout.Rows, layout.Columns, layout.Count, 1), costs);
        var (best, overlaps) = Best(slabs);
        return Text($"{slabs.Efficiency(best, overlaps):F2}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
