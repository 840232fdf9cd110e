// SPDX-License-Identifier: MIT
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using InteropBridge.Kernels;
using InteropBridge.Kernels.Talk;
using Xunit;

namespace InteropBridge.Tests.Api;

public unsafe class JacobiGridTests
{
    [Fact]
    public void Grids_are_aligned_to_64_bytes()
    {
        for (var columns = 1; columns < 40; columns++)
        {
            Assert.Equal(0u, Address(new JacobiGrid<double>(3, columns).Span) % 64);
            Assert.Equal(0u, Address(new JacobiGrid<float>(5, columns).Span) % 64);
            Assert.Equal(0u, Address(new JacobiGrid<float>(5, columns).Copy().Span) % 64);
        }
    }

    [Fact]
    public void Grids_do_not_move()
    {
        var grid = new JacobiGrid<double>(9, 9);
        var before = Address(grid.Span);

        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);

        Assert.Equal(before, Address(grid.Span));
    }

    [Fact]
    public void Elements_are_row_major_boundary_included()
    {
        var grid = new JacobiGrid<float>(2, 3);
        for (var i = 0; i < grid.Span.Length; i++)
        {
            grid.Span[i] = i;
        }

        Assert.Equal(4 * 5, grid.Span.Length);
        Assert.Equal(0, grid[0, 0]);
        Assert.Equal(7, grid[1, 2]);
        Assert.Equal(19, grid[3, 4]);
        grid[3, 4] = -1;
        Assert.Equal(-1, grid.Span[^1]);
    }

    [Theory]
    [InlineData(-1, 0, "row")]
    [InlineData(4, 0, "row")]
    [InlineData(int.MinValue, 0, "row")]
    [InlineData(0, -1, "column")]
    [InlineData(0, 5, "column")]
    [InlineData(0, int.MaxValue, "column")]
    public void Elements_outside_are_refused(int row, int column, string parameter)
    {
        var grid = new JacobiGrid<double>(2, 3);

        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => grid[row, column]).ParamName);
    }

    [Fact]
    public void A_copy_has_memory_of_its_own()
    {
        var grid = TalkGrid.Create<double>(4, 6);
        var copy = grid.Copy();
        Assert.True(grid.Span.SequenceEqual(copy.Span));

        copy[1, 1] = 9;

        Assert.Equal(0, grid[1, 1]);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 6)]
    [InlineData(6, 3)]
    public void Talk_grid_sets_row_then_column_then_antidiagonal(int rows, int columns)
    {
        var grid = TalkGrid.Create<double>(rows, columns);
        for (var i = 0; i < rows + 2; i++)
        {
            for (var j = 0; j < columns + 2; j++)
            {
                Assert.Equal(i + j == columns + 1 ? 50 : j == 0 ? -100 : i == 0 ? 100 : 0, grid[i, j]);
            }
        }
    }

    private static nuint Address<T>(Span<T> span) => (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));
}
