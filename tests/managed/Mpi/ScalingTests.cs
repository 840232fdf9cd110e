// SPDX-License-Identifier: MIT
using System.Globalization;
using System.Text.RegularExpressions;
using InteropBridge.Kernels.JacobiVariants.Distributed;
using InteropBridge.Mpi.Arrays;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Mpi;

/// <summary>The model of the sample Scaling counts what the ranks do, and docs/scaling.md has what it predicts; without any
/// MPI.</summary>
public partial class ScalingTests
{
    /// <summary>Set to 1, the test writes the tables into the page.</summary>
    private const string Accept = "INTEROPBRIDGE_ACCEPT_TABLES";

    private static readonly StepCosts Free = new(Rate: 1, Call: 0, Latency: 0, Bandwidth: double.PositiveInfinity);

    [Theory]
    [InlineData(1000, 1000, 1)]
    [InlineData(1000, 1000, 2)]
    [InlineData(100_000, 100_000, 16)]
    [InlineData(90, 70, 12)]
    [InlineData(30, 4000, 6)]
    [InlineData(3, 3, 9)]
    public void Steps_between_exchanges_are_chosen_as_the_kernels_do(int rows, int columns, int ranks)
    {
        var plan = RankPlan.Choose(new RankShape(rows, columns, ranks), ranks);
        Assert.Equal(plan.Depth, new StepModel(plan.Layout, Free).ChosenSteps);
    }

    [Theory]
    [InlineData(90, 80, 9, 4, 4)] // the rank in the middle
    [InlineData(90, 80, 4, 5, 0)]
    [InlineData(90, 40, 3, 6, 1)]
    [InlineData(40, 90, 2, 6, 1)]
    public void Cells_and_bytes_are_those_of_a_rank(int rows, int columns, int ranks, int steps, int rank)
    {
        var plan = RankPlan.Choose(new RankShape(rows, columns, ranks), ranks, steps);
        var (model, block, halos) = (new StepModel(plan.Layout, Free), plan.BlockOf(rank)!.Value, Halo<double>.Around(plan, rank));
        Assert.Equal(halos.Sum(halo => halo.Outside(block, steps).Length) * sizeof(double), model.Bytes(steps));
        Assert.Equal(block.Length + halos.Sum(halo => halo.Outside(block, steps).Length), model.Area(steps));
        // The areas of strips have the grid's boundary, too.
        var strips = Strip<double>.Along(plan, block, halos).Sum(strip => strip.Part.Area.Length);
        Assert.InRange(model.Strips(steps), 0.9 * strips, 1.1 * strips);
    }

    [Fact]
    public void A_block_that_is_too_small_has_no_strips() =>
        Assert.Equal(0, new StepModel(new BlockLayout(90, 90, 9, 1), Free).Strips(6));

    [Fact]
    public void A_step_costs_what_the_equations_say()
    {
        // Three blocks of 100 x 50 side by side, the middle one cut twice: 10 layers are 100 x 70 cells, and 16 000 bytes.
        var model = new StepModel(new BlockLayout(100, 150, 1, 3), new StepCosts(Rate: 1e6, Call: 5, Latency: 0.001, Bandwidth: 1e6));
        Assert.Equal((7000 * 15 / 1e6 + 2 * 0.001 + 0.016 + 2 * 0.001) / 10, model.StepTime(10, overlaps: false), 1e-12);
        Assert.Equal((7000 * 15 / 1e6 + 3 * 10 * 2 * 100 * 15 / 1e6 + 2 * 0.001) / 10, model.StepTime(10, overlaps: true), 1e-12);
        Assert.Equal(5000 / 1e6 / model.StepTime(10, overlaps: false), model.Efficiency(10, overlaps: false), 1e-12);
    }

    [Fact]
    public void Without_costs_every_rank_is_as_good_as_one() =>
        Assert.Equal(1, new StepModel(new BlockLayout(100, 100, 1, 1), Free).Efficiency(128, overlaps: true));

    [Fact]
    public void The_best_number_of_steps_is_better_than_its_neighbours()
    {
        var model = new StepModel(new BlockLayout(10_000, 10_000, 10, 10), new StepCosts(1e10, 16, 2e-6, 1e10));
        var best = model.BestSteps(overlaps: false);
        Assert.InRange(best, 2, 999);
        Assert.All((int[])[best - 1, best + 1], other => Assert.True(model.StepTime(best, false) <= model.StepTime(other, false)));
    }

    [Fact]
    public void Ranks_of_a_machine_share_its_network() // a row of 4 blocks has 4 sides above, 4 below, and one at the end where the other machine is
    {
        var layout = new BlockLayout(400, 400, 8, 8);
        Assert.Equal((4 * 50 + 10.0) * (50 + 20) * 8 - 4 * 50 * 50 * 8, new StepModel(layout, Free, 1, 4).Bytes(10));
        Assert.Equal(0, new StepModel(layout, Free, 8, 8).Bytes(10));
        Assert.True(new StepModel(layout, Free, 2, 2).Bytes(10) < new StepModel(layout, Free, 1, 4).Bytes(10));
    }

    [Fact]
    public void The_page_has_what_the_command_predicts()
    {
        var file = Repository.File("docs", "scaling.md");
        var page = File.ReadAllText(file);
        var predictions = Prediction().Matches(page);
        Assert.Equal(Regex.Count(page, "^dotnet run .* predict ", RegexOptions.Multiline), predictions.Count);
        Assert.NotEmpty(predictions);
        var expected = Prediction().Replace(page, match => $"{match.Groups["command"]}{Predict(match.Groups["arguments"].Value)}\n{match.Groups["end"]}");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, page = expected);
        }

        Assert.True(expected == page, $"docs/scaling.md differs from what its commands predict. Run this test with {Accept}=1 to write it.");
    }

    private static string Predict(string arguments)
    {
        var words = arguments.Split(' ');
        double Number(string option) => double.Parse(words[Array.IndexOf(words, option) + 1], CultureInfo.InvariantCulture);
        using var output = new StringWriter { NewLine = "\n" };
        Predictions.Write(new StepCosts(Number("--rate"), Number("--call"), Number("--latency"), Number("--bandwidth")), output);
        return output.ToString().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"(?<command> predict (?<arguments>--[^\n]*)\n```\n\n)((?!<!--).)*(?<end><!-- end of the prediction -->)", RegexOptions.Singleline)]
    private static partial Regex Prediction();
}
