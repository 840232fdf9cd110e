// SPDX-License-Identifier: MIT
using InteropBridge.Harness.Machine;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class RooflineTests
{
    [Fact]
    public void A_core_adds_and_reads_at_rates_a_processor_can_have()
    {
        var roofline = Roofline.Measured;
        Assert.InRange(roofline.GigaFlopsF64, 0.01, 1000);
        Assert.All(roofline.Reads, read => Assert.InRange(read.GigaBytesPerSecond, 0.01, 5000));
    }

    /// <summary>In one interleaved run: no mix that has additions to choose from is slower than additions alone.</summary>
    [Fact]
    public void The_peak_is_no_less_than_the_rate_of_additions_alone()
    {
        var ratios = Enumerable.Range(0, 5).Select(_ => IssueProbe.GigaFlops<double>() / IssueProbe.GigaAdditions<double>());
        Assert.InRange(ratios.Max(), 0.95, 4);
    }

    [Theory]
    [InlineData(2.0, 5, "f64", 1, 0.1)]
    [InlineData(2.0, 5, "f64", 2, 0.05)]
    [InlineData(2.0, 5, "f32", 1, 0.05)]
    [InlineData(2.0, 0, "f64", 1, null)]
    [InlineData(2.0, 5, "u64", 1, null)]
    [InlineData(null, 5, "f64", 1, null)]
    public void A_share_is_of_all_cores_at_work(double? gigaWork, double operations, string type, int cores, double? share) =>
        Assert.Equal(share, new Roofline(100, 200, []).Share(gigaWork, operations, type, cores));

    [Fact]
    public void A_ceiling_is_what_a_core_issues_by_the_operations_of_a_unit()
    {
        Assert.Equal(20, new Roofline(100, 200, []).Ceiling(5, "f64"));
        Assert.Null(new Roofline(100, 200, []).Ceiling(0, "f64"));
    }

    [Fact]
    public void Working_sets_are_half_of_each_cache_and_memory_is_told_from_a_huge_last_cache()
    {
        var usual = RooflineProbe.WorkingSets(new Dictionary<int, long> { [3] = 32 << 20, [2] = 1 << 20 });
        Assert.Equal([("L2", 512L << 10), ("L3", 16L << 20), ("memory", 256L << 20)], usual);
        var huge = RooflineProbe.WorkingSets(new Dictionary<int, long> { [2] = 2 << 20, [3] = 512L << 20 });
        Assert.Equal([("L2", 1L << 20), ("the last cache or memory", 256L << 20)], huge);
    }
}
