// SPDX-License-Identifier: MIT
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using InteropBridge.Kernels;
using InteropBridge.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace InteropBridge.Tests.Variants;

public class JacobiVariantTestsF64(ITestOutputHelper output) : JacobiVariantTests<double>(output);

public class JacobiVariantTestsF32(ITestOutputHelper output) : JacobiVariantTests<float>(output);

/// <summary>Every Jacobi variant against the tests' own reference and the baseline, bit for bit.</summary>
public abstract class JacobiVariantTests<T>(ITestOutputHelper output)
    where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
{
    public static TheoryData<string> Ids => [.. Jacobi.Variants<T>().Select(variant => variant.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_bit_is_that_of_the_reference(string id)
    {
        if (!Availability.Check(Jacobi.Find<T>(id, threads: 3), output))
        {
            return;
        }

        foreach (var (rows, columns, threads) in Shapes)
        {
            using var solver = new JacobiSolver<T>(rows, columns, id, threads);
            foreach (var steps in new[] { 0, 1, 2, 3, 17 })
            {
                Same(solver, Grids.Random<T>(rows, columns, seed: 7 * rows + steps), steps);
                Same(solver, Grids.Finite<T>(rows, columns, seed: 5 * rows + steps), steps);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_bit_is_that_of_the_reference_on_random_work(string id)
    {
        if (!Availability.Check(Jacobi.Find<T>(id, threads: 3), output))
        {
            return;
        }

        var work =
            from rows in Gen.Choose(1, 24)
            from columns in Gen.Choose(1, 50)
            from steps in Gen.Choose(0, 9)
            from threads in Gen.Choose(1, 4)
            from seed in Gen.Choose(1, 1 << 30)
            select (rows, columns, steps, threads, seed);
        var property = Prop.ForAll(work.ToArbitrary(), asked =>
        {
            using var solver = new JacobiSolver<T>(asked.rows, asked.columns, id, asked.threads);
            Same(solver, Grids.Random<T>(asked.rows, asked.columns, asked.seed), asked.steps);
        });

        Check.One(Properties.Repeatable.WithMaxTest(12), property);
    }

    [Fact]
    public void Baseline_is_right_where_the_answer_is_known()
    {
        // One cell amid ones: (1 + 1 + 0 + 1 + 1) * 0.2, then (4 + 0.8) * 0.2.
        var (two, fifth) = (T.CreateChecked(2), T.CreateChecked(0.2));
        var grid = new T[9];
        Array.Fill(grid, T.One);
        grid[4] = T.Zero;

        Jacobi.Solve(grid, 1, 1, 1, JacobiVariant.CSerial);
        Assert.Equal((two + two) * fifth, grid[4]);

        Jacobi.Solve(grid, 1, 1, 1, JacobiVariant.CSerial);
        Assert.Equal((two + (two + two) * fifth + two) * fifth, grid[4]);
    }

    /// <summary>Odd sizes, single rows and columns, primes, vector lengths and one to either side; more threads than
    /// rows.</summary>
    private static readonly (int Rows, int Columns, int Threads)[] Shapes =
    [
        (1, 1, 1), (1, 1, 5), (1, 37, 2), (37, 1, 3), (2, 2, 3), (3, 7, 5),
        (5, 8, 2), (13, 17, 3), (4, 33, 5), (7, 63, 2), (19, 64, 3), (11, 65, 1),
    ];

    private static void Same(JacobiSolver<T> solver, T[] start, long steps)
    {
        var shape = solver.Shape;
        T[] actual = [.. start], baseline = [.. start];

        solver.Solve(actual, steps);
        Jacobi.Solve(baseline, shape.Rows, shape.Columns, steps, JacobiVariant.CSerial);

        var expected = Reference.Jacobi<T>(start, shape.Rows, shape.Columns, steps);
        Assert.True(Grids.SameBits<T>(expected, actual), $"differs from the reference: {shape}, {steps} steps");
        Assert.True(Grids.SameBits<T>(baseline, actual), $"differs from the baseline: {shape}, {steps} steps");
    }
}
