// SPDX-License-Identifier: MIT
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using InteropBridge.Kernels;
using InteropBridge.Kernels.JacobiVariants;
using InteropBridge.Kernels.JacobiVariants.Blocked;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Blocked;

public class BlockedJacobiTestsF64 : BlockedJacobiTests<double>;

public class BlockedJacobiTestsF32 : BlockedJacobiTests<float>;

/// <summary>The blocked form with vectors of every width and tiles of every size, whatever this processor would choose (what it
/// lacks the runtime emulates), against the tests' own reference, bit for bit.</summary>
public abstract class BlockedJacobiTests<T>
    where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
{
    /// <summary>Blocks so small that every path of the schedule is taken: several bands, blocks, groups.</summary>
    private static readonly BlockedTuning[] Tunings =
    [
        new(32 << 10, 1 << 20), new(BandRows: 1, GroupPasses: 1, BlockTiles: 1), new(BandRows: 3, GroupPasses: 2, BlockTiles: 2),
        new(BandRows: 8, GroupPasses: 3, BlockTiles: 5), new(BandRows: 2, GroupPasses: 2, BlockTiles: 3, SlowSubnormals: true),
    ];

    public static TheoryData<int> Kernels => [.. Enumerable.Range(0, All.Length)];

    private static IBlockedKernel[] All { get; } =
    [
        new BlockedKernel<Vector512<T>, T, Lanes512<T>>(5),
        new BlockedKernel<Vector256<T>, T, Lanes256<T>>(5),
        new BlockedKernel<Vector256<T>, T, Lanes256<T>>(3),
        new BlockedKernel<Vector128<T>, T, Lanes128<T>>(5),
        new BlockedKernel<Vector128<T>, T, Lanes128<T>>(3),
    ];

    [Theory]
    [InlineData(1000, 1000, 8, true)]
    [InlineData(59, 60, 1, false)]
    [InlineData(15, 1000, 1, false)]
    [InlineData(1000, 15, 1, false)]
    [InlineData(100, 100_000, 1, true)]
    [InlineData(100, 100_000, 16, false)] // What 16 threads keep for their passes is more than a fifth of the grid.
    public void Grids_that_blocks_do_not_suit_are_stepped_plainly(int rows, int columns, int threads, bool isBlocked)
    {
        Assert.Equal(isBlocked, BlockedJacobi<T>.Pays(new JacobiShape(rows, columns, threads), threads));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_number_of_columns_is_right(int kernel)
    {
        for (var columns = 1; columns <= 70; columns++)
        {
            Check(All[kernel], 1 + columns % 11, columns, steps: columns % 18, threads: 1, Tunings[columns % Tunings.Length]);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_number_of_rows_steps_and_threads_is_right(int kernel)
    {
        for (var rows = 1; rows <= 24; rows++)
        {
            foreach (var steps in new[] { 0, 1, 2, 3, 17 })
            {
                Check(All[kernel], rows, 43 + rows, steps, threads: 1 + rows % 4, Tunings[(rows + steps) % Tunings.Length]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_width_of_the_final_tile_is_right(int kernel)
    {
        var tile = All[kernel].Tile;
        for (var laneColumns = tile.Width + 1; laneColumns <= 3 * tile.Width + 1; laneColumns++)
        {
            Check(All[kernel], 9, laneColumns * tile.Lanes - 2, steps: 7, threads: 1, Tunings[laneColumns % Tunings.Length]);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Larger_grids_are_right(int kernel)
    {
        Check(All[kernel], 127, 1000, 16, 1, Tunings[0]);
        Check(All[kernel], 3, 4097, 17, 2, Tunings[0]);
        Check(All[kernel], 211, 211, 33, 3, Tunings[3]);
    }

    /// <summary>Also tiles that are missed, or that meet none any more.</summary>
    [Theory]
    [MemberData(nameof(Kernels))]
    public void Tiles_that_meet_subnormal_numbers_are_right(int kernel)
    {
        foreach (var tuning in Tunings)
        {
            for (var threads = 1; threads <= 3; threads++)
            {
                Check(All[kernel], 90, 150 + threads, 40, threads, tuning with { SlowSubnormals = true });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Tiles_that_meet_subnormal_numbers_are_found(int kernel)
    {
        const int rows = 60, columns = 200;
        using var solver = new BlockedJacobi<T>(new JacobiShape(rows, columns), 1, All[kernel], new BlockedTuning(BandRows: 8, SlowSubnormals: true));
        solver.Solve(Grids.Front<T>(rows, columns, seed: 1), 20, WorkMonitor.None);
        Assert.True(solver.HasMetSubnormals);
        solver.Solve(Grids.Finite<T>(rows, columns, seed: 1), 20, WorkMonitor.None);
        Assert.False(solver.HasMetSubnormals);
    }

    [Fact]
    public void Variants_are_right_on_large_grids()
    {
        (int, int, string)[] solves =
            [(1000, 1000, "managed-blocked"), (1000, 1000, "managed-blocked-threads"), (2, 4097, "managed-blocked")];
        foreach (var (rows, columns, id) in solves)
        {
            var start = Grids.Finite<T>(rows, columns, seed: rows);
            T[] actual = [.. start];
            Jacobi.Solve(actual, rows, columns, 7, id, threads: 2);
            Assert.True(Grids.SameBits<T>(Reference.Jacobi<T>(start, rows, columns, 7), actual), $"{id}, {rows} x {columns}");
        }
    }

    [Fact]
    public void Solve_after_the_first_allocates_nothing()
    {
        using var solver = new JacobiSolver<T>(80, 90, "managed-blocked");
        var grid = Grids.Finite<T>(80, 90, seed: 1);
        solver.Solve(grid, 9);
        var before = GC.GetAllocatedBytesForCurrentThread();
        solver.Solve(grid, 9);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Scratch_is_little_more_than_the_grid()
    {
        var shape = new JacobiShape(2000, 2000);
        var plan = new BlockedPlan(BlockedKernels.Widest<T>().Tile, shape, threads: 2, new BlockedTuning(32 << 10, 2 << 20));

        Assert.InRange((double)plan.ScratchBytes / ((long)shape.Length * Unsafe.SizeOf<T>()), 1, 1.2);
    }

    private static void Check(IBlockedKernel kernel, int rows, int columns, int steps, int threads, BlockedTuning tuning)
    {
        using var backend = new BlockedJacobi<T>(new JacobiShape(rows, columns), threads, kernel, tuning);
        var seed = rows + columns + steps;
        foreach (var start in new[]
        {
            Grids.Finite<T>(rows, columns, seed), Grids.Random<T>(rows, columns, seed), Grids.Front<T>(rows, columns, seed),
        })
        {
            T[] actual = [.. start];
            Assert.Equal(steps, backend.Solve(actual, steps, WorkMonitor.None));
            Assert.True(Grids.SameBits<T>(Reference.Jacobi<T>(start, rows, columns, steps), actual),
                $"{kernel.Tile}, {rows} x {columns}, {steps} steps, {threads} threads, {tuning}");
        }
    }
}
