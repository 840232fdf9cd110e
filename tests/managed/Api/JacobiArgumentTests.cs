// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Api;

/// <summary>Wrong arguments are refused before anything is touched, and the message says why.</summary>
public class JacobiArgumentTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(int.MinValue, 1)]
    public void Rows_and_columns_are_at_least_one(int wrong, int right)
    {
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Jacobi.Solve(new double[9], wrong, right, 1));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => Jacobi.Solve(new double[9], right, wrong, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JacobiSolver<float>(wrong, right));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JacobiGrid<float>(right, wrong));
    }

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(46_340, 46_340)]
    [InlineData(1, int.MaxValue)]
    [InlineData(715_827_881, 1)]
    public void Rows_times_columns_do_not_overflow(int rows, int columns)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Jacobi.Solve(new double[9], rows, columns, 1));

        var reason = $"({rows} + 2) x ({columns} + 2) elements is more than a span can hold";
        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new JacobiSolver<double>(rows, columns));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JacobiGrid<double>(rows, columns));
    }

    [Fact]
    public void Largest_shape_is_allowed() => Assert.Equal(int.MaxValue - 1, new JacobiShape(715_827_880, 1).Length);

    [Fact]
    public void Grid_too_short_is_refused_with_the_length_needed()
    {
        var array = Assert.Throws<ArgumentException>(() => Jacobi.Solve(new double[24], 3, 3, 1));
        Assert.Equal("grid", array.ParamName);
        Assert.Contains("24 elements; (3 + 2) * (3 + 2) = 25 are needed", array.Message, StringComparison.Ordinal);

        Assert.Throws<ArgumentException>(() => Jacobi.Solve(new float[24].AsSpan(), 3, 3, 1));
        Assert.Throws<ArgumentException>(() => Jacobi.Solve(Span<double>.Empty, 1, 1, 0));
        using var solver = new JacobiSolver<double>(3, 3);
        Assert.Throws<ArgumentException>(() => solver.Solve(new double[24], 1));
    }

    [Fact]
    public void Null_grid_is_refused() =>
        Assert.Throws<ArgumentNullException>("grid", () => Jacobi.Solve((double[])null!, 1, 1, 1));

    [Fact]
    public void Longer_grid_is_left_alone_behind_its_end()
    {
        foreach (var variant in Jacobi.Variants<double>().Where(variant => variant.IsAvailable))
        {
            var grid = Enumerable.Range(0, 30).Select(i => (double)i).ToArray();

            Jacobi.Solve(grid, 3, 3, 3, variant.Id, threads: 2);

            Assert.Equal([25, 26, 27, 28, 29], grid[25..]);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Negative_steps_are_refused(long steps)
    {
        using var solver = new JacobiSolver<double>(1, 1);

        Assert.Throws<ArgumentOutOfRangeException>(nameof(steps), () => Jacobi.Solve(new double[9], 1, 1, steps));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(steps), () => solver.Solve(new double[9], steps));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    [InlineData(int.MaxValue)]
    public void Threads_are_within_1_to_1024(int threads)
    {
        foreach (var variant in Jacobi.Variants<double>())
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                nameof(threads), () => Jacobi.Solve(new double[9], 1, 1, 1, variant.Id, threads));
        }
    }

    [Fact]
    public void Unknown_variant_lists_the_known()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Jacobi.Solve(new double[9], 1, 1, 1, "c-seriel"));

        Assert.Contains("\"c-seriel\"", thrown.Message, StringComparison.Ordinal);
        Assert.All(Jacobi.Variants<double>(), variant => Assert.Contains(variant.Id, thrown.Message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => new JacobiSolver<double>(1, 1, "C-SERIAL"));
        Assert.Throws<ArgumentException>(() => KernelCatalog.Find("jacobi", "f16"));
    }

    [Fact]
    public void Other_element_types_are_refused()
    {
        var thrown = Assert.Throws<NotSupportedException>(() => Jacobi.Solve(new Half[9], 1, 1, 1));

        Assert.Contains("Half", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_solves_leave_the_grid_as_it_was()
    {
        double[] grid = [1, 2, 3, 4, 5, 6, 7, 8, 9];

        Assert.ThrowsAny<ArgumentException>(() => Jacobi.Solve(grid, 1, 1, -1));
        Assert.ThrowsAny<ArgumentException>(() => Jacobi.Solve(grid, 2, 1, 1));
        Assert.ThrowsAny<ArgumentException>(() => Jacobi.Solve(grid, 1, 1, 1, threads: 0));

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], grid);
    }
}
