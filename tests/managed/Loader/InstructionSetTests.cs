// SPDX-License-Identifier: MIT
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Loader;

/// <summary>Which of the files of a library that was compiled for each instruction set is loaded.</summary>
public sealed class InstructionSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Best => Avx512F.IsSupported && Avx512BW.IsSupported ? "libx.x86-64-v4.so"
        : Avx2.IsSupported && Fma.IsSupported ? "libx.x86-64-v3.so" : "libx.so";

    [Fact]
    public void The_best_that_the_processor_runs_is_taken()
    {
        var baseline = Plant("libx.so", "libx.x86-64-v3.so", "libx.x86-64-v4.so");
        Assert.Equal(_folder.File(Best), InstructionSets.Choose(baseline, null));
        Assert.Equal(_folder.File(Best), InstructionSets.Choose(baseline, ""));
    }

    [Fact]
    public void Without_other_files_it_is_the_one_for_every_processor()
    {
        var baseline = Plant("libx.so", "liby.x86-64-v3.so");
        Assert.Equal(baseline, InstructionSets.Choose(baseline, null));
        Assert.Equal(baseline, InstructionSets.Choose(baseline, InstructionSets.Baseline));
    }

    [Fact]
    public void The_baseline_can_be_forced()
    {
        var baseline = Plant("libx.so", "libx.x86-64-v3.so", "libx.x86-64-v4.so");
        Assert.Equal(baseline, InstructionSets.Choose(baseline, InstructionSets.Baseline));
    }

    [X64Fact]
    public void A_set_that_the_processor_has_can_be_forced()
    {
        var baseline = Plant("libx.so", "libx.x86-64-v3.so", "libx.x86-64-v4.so");
        Assert.Equal(baseline, InstructionSets.Choose(baseline, "x86-64-v2"));
        if (ProcessorFeatures.HasV3)
        {
            Assert.Equal(_folder.File("libx.x86-64-v3.so"), InstructionSets.Choose(baseline, "x86-64-v3"));
            var refused = Assert.Throws<LoadException>(() => InstructionSets.Choose(baseline, "avx2"));
            Assert.EndsWith(ProcessorFeatures.HasV4 ? "set it to x86-64-v4 or x86-64-v3 or x86-64-v2." : "set it to x86-64-v3 or x86-64-v2.",
                refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_set_that_is_unknown_is_refused_with_those_that_can_be_used()
    {
        var refused = Assert.Throws<LoadException>(() => InstructionSets.Choose(Plant("libx.so"), "avx2"));
        Assert.Equal(LoadFailure.UnsupportedInstructionSet, refused.Failure);
        Assert.EndsWith($"cannot be used as INTEROPBRIDGE_ISA asks for avx2: there is no such instruction set. Unset it, or set it to "
            + $"{InstructionSets.Baseline}.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_without_a_file_or_a_processor_is_refused()
    {
        var refused = Assert.Throws<LoadException>(() => InstructionSets.Choose(Plant("libx.so"), "x86-64-v3"));
        Assert.Contains(Avx2.IsSupported && RuntimeInformation.ProcessArchitecture == Architecture.X64
            ? "libx.x86-64-v3.so does not exist" : "does", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_processor_older_than_all_sets_is_refused()
    {
        var refused = Assert.Throws<LoadException>(() => InstructionSets.Choose(Plant("libx.so", "libx.x86-64-v3.so"), null, hasBaseline: false));
        Assert.Equal(LoadFailure.UnsupportedInstructionSet, refused.Failure);
        Assert.StartsWith($"{_folder.File("libx.so")} cannot be used: it was compiled for processors with {InstructionSets.Baseline}",
            refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("CFLAGS=-march=native.", refused.Message, StringComparison.Ordinal);

        var alone = Plant("liby.so"); // compiled once, by the compiler's own default
        Assert.Equal(alone, InstructionSets.Choose(alone, null, hasBaseline: false));
    }

    [Theory]
    [InlineData("/a.b/libx.x86-64-v3.so", "x86-64-v3")]
    [InlineData("libx.x86-64-v4.so", "x86-64-v4")]
    [InlineData("libx.so", null)]
    [InlineData("libx.x86-64-v9.so", null)]
    public void A_file_states_its_set(string path, string? set) => Assert.Equal(set, InstructionSets.Of(path));

    private string Plant(params string[] names)
    {
        foreach (var name in names)
        {
            _folder.Write(name, "");
        }

        return _folder.File(names[0]);
    }
}
