// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Gap;
using InteropBridge.Harness.Shell;
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class PlanTests
{
    [Fact]
    public void By_default_every_variant_of_every_kernel_runs_in_its_first_type()
    {
        var rows = Plan.Create(new GapOptions(), KernelCatalog.Kernels).Rows;
        var first = KernelCatalog.Kernels.DistinctBy(kernel => kernel.Name);
        Assert.Equal(
            first.SelectMany(kernel => kernel.Variants.Select(variant => $"{kernel} {variant}")), rows.Select(row => row.Name));
    }

    [Fact]
    public void The_baseline_runs_whatever_is_chosen_and_does_all_of_the_work()
    {
        var kernels = SumTables.Read("also-good");
        var rows = Plan.Create(new GapOptions { Variants = ["good"], Excluded = ["also-good"] }, kernels).Rows;
        Assert.Equal(["good", "also-good"], rows.Select(row => row.Variant.Id));
        Assert.All(rows, row => Assert.Equal(1, row.Arguments.Fraction));
    }

    [Fact]
    public void A_type_applies_to_the_kernels_that_have_it()
    {
        var kernels = Plan.Create(new GapOptions { Types = ["f32"] }, KernelCatalog.Kernels).Rows
            .Select(row => row.Kernel.ToString()).Distinct();
        Assert.Contains("jacobi f32", kernels);
        Assert.Contains("fibonacci-recursive u64", kernels);
        Assert.DoesNotContain("jacobi f64", kernels);
    }

    [Fact]
    public void A_slow_variant_runs_the_fraction_it_declares() =>
        Assert.Equal(0.25, Plan.Create(new GapOptions(), SumTables.Read()).Rows
            .Single(row => row.Variant.Id == "also-good").Arguments.Fraction);

    [Fact]
    public void Of_a_back_end_there_are_its_variants_and_the_baseline()
    {
        var rows = Plan.Create(new GapOptions { Backends = ["cuda", "nvrtc"] }, KernelCatalog.Kernels).Rows;
        Assert.Contains(rows, row => row.Name == "jacobi f64 cuda-nvrtc");
        Assert.Contains(rows, row => row.Name == "fibonacci-recursive u64 cuda");
        Assert.All(rows, row => Assert.True(
            row.IsBaseline || row.Variant.Id.StartsWith("cuda", StringComparison.Ordinal), row.Name));
        Assert.DoesNotContain(Plan.Create(new GapOptions { Backends = ["nvrtc"] }, KernelCatalog.Kernels).Rows,
            row => row.Kernel.Name.StartsWith("fibonacci", StringComparison.Ordinal));
        Assert.Contains("There are: .",
            Assert.Throws<UsageException>(() => Plan.Create(new GapOptions { Backends = ["cuda"] }, SumTables.Read())).Message);
    }

    [Fact]
    public void Sizes_go_to_the_kernels_that_have_them()
    {
        var rows = Plan.Create(new GapOptions
        {
            Quick = true,
            Sizes = new Dictionary<string, long> { ["rows"] = 20, ["count"] = 7 },
        }, KernelCatalog.Kernels).Rows;
        Assert.All(rows.Where(row => row.Kernel.Name == "jacobi"),
            row => Assert.Equal((20, 1000, 25), (row.Arguments["rows"], row.Arguments["columns"], row.Arguments["steps"])));
        Assert.All(rows.Where(row => row.Kernel.Name.StartsWith("fibonacci", StringComparison.Ordinal)),
            row => Assert.Equal(7, row.Arguments["count"]));
        var nobody = new GapOptions { Kernels = ["sum"], Sizes = new Dictionary<string, long> { ["rows"] = 20 } };
        Assert.Contains("There are: count.", Assert.Throws<UsageException>(() => Plan.Create(nobody, SumTables.Read())).Message);
    }

    [Fact]
    public void A_number_alone_sets_the_extents_of_the_kernels_asked_for_whatever_other_kernels_have()
    {
        var options = new GapOptions { Kernels = ["jacobi"], Extent = 20, Sizes = new Dictionary<string, long> { ["columns"] = 7 } };
        Assert.All(Plan.Create(options, KernelCatalog.Kernels).Rows,
            row => Assert.Equal((20, 7), (row.Arguments["rows"], row.Arguments["columns"])));
        var none = new GapOptions { Kernels = ["fibonacci-recursive"], Extent = 20 };
        Assert.Contains("--size 20 sets extents, and the kernels asked for have none. Name a size: count=20.",
            Assert.Throws<UsageException>(() => Plan.Create(none, KernelCatalog.Kernels)).Message);
    }

    [Fact]
    public void Unknown_names_are_told_with_the_known_ones()
    {
        var variant = Assert.Throws<UsageException>(() => Plan.Create(new GapOptions { Variants = ["best"] }, SumTables.Read()));
        Assert.Contains("\"best\"", variant.Message);
        Assert.Contains("also-good", variant.Message);
        var kernel = Assert.Throws<UsageException>(() => Plan.Create(new GapOptions { Kernels = ["product"] }, SumTables.Read()));
        Assert.Contains("There are: sum.", kernel.Message);
    }
}
