// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Talk;
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Harness;

public sealed class TalkFiguresTests
{
    [Theory]
    [InlineData("jacobi", "f64", "CPython", 1, 488.244, 0.897 / 488.244)]
    [InlineData("jacobi", "f64", "OpenMP", 2, 0.495192, 0.897 / 0.495192)]
    [InlineData("jacobi", "f64", "OpenMP", 8, 0.194873, 0.897 / 0.194873)]
    [InlineData("jacobi", "f64", "Multiprocessing", 2, 44.60531, 0.897 / 44.60531)]
    [InlineData("jacobi", "f64", "C", 1, 0.897, 1.0)]
    [InlineData("jacobi", "f32", "PyCUDA", 1, 0.0507, 0.897 / 0.0507)]
    [InlineData("fibonacci-iterative", "u64", "PyPy", 1, 0.00007, 0.0000003 / 0.00007)]
    [InlineData("fibonacci-recursive", "u64", "Threading", 2, 176.43, 0.433 / 176.43)]
    [InlineData("fibonacci-recursive", "u64", "Multiprocessing", 4, 27.075385, 0.433 / 27.075385)]
    public void A_row_has_the_figure_of_its_counterpart(
        string kernel, string type, string system, int workers, double seconds, double ratioToC)
    {
        var figure = TalkFigures.Published.Find(kernel, type, system, workers);
        Assert.NotNull(figure);
        Assert.Equal(seconds, figure.Seconds);
        Assert.Equal(ratioToC, figure.RatioToBaseline!.Value, 1e-12);
        Assert.Null(figure.Note);
    }

    [Theory]
    [InlineData("jacobi", "f64", "OpenMP", 3)] // Not a number of threads that the talk ran.
    [InlineData("jacobi", "f64", "Threading", 2)] // The talk has no Jacobi on threads.
    [InlineData("jacobi", "f32", "NumPy", 1)] // The talk's was float64.
    [InlineData("jacobi", "f64", null, 1)]
    [InlineData("jacobi", "f64", "Fortran", 1)]
    [InlineData("a-user's", "f64", "C", 1)]
    [InlineData("fibonacci-recursive", "u64", "NumPy", 1)]
    public void A_row_without_a_counterpart_has_none(string kernel, string type, string? system, int workers) =>
        Assert.Null(TalkFigures.Published.Find(kernel, type, system, workers));

    [Fact]
    public void The_talks_threads_were_forty_whatever_the_row_has() =>
        Assert.Equal(40, TalkFigures.Published.Find("fibonacci-iterative", "u64", "Threading", 2)!.Workers);

    [Fact]
    public void A_figure_known_to_be_of_other_work_says_so_and_has_no_ratio()
    {
        var figure = TalkFigures.Published.Find("fibonacci-iterative", "u64", "Multiprocessing", 2)!;
        Assert.Contains("recursive", figure.Note);
        Assert.Null(figure.RatioToBaseline);
    }

    [Fact]
    public void Every_counterpart_in_the_tables_is_a_system_of_the_talk()
    {
        var talk = File.ReadAllText(
            Path.Combine(Support.Repository.Root, "managed", "InteropBridge.Kernels", "Talk", "talk-results.csv"));
        Assert.All(KernelCatalog.Kernels.SelectMany(kernel => kernel.Variants).Where(variant => variant.Counterpart is not null),
            variant => Assert.Contains($"\n{variant.Counterpart},", talk));
    }
}
