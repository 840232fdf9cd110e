// SPDX-License-Identifier: MIT
using System.Numerics;
using InteropBridge.Kernels;
using InteropBridge.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace InteropBridge.Tests.Variants;

public class NBodyVariantTestsF64(ITestOutputHelper output) : NBodyVariantTests<double>(output);

public class NBodyVariantTestsF32(ITestOutputHelper output) : NBodyVariantTests<float>(output);

/// <summary>Every n-body variant against answers worked out by hand and the tests' own reference, bit for bit.</summary>
public abstract class NBodyVariantTests<T>(ITestOutputHelper output)
    where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
{
    public static TheoryData<string> Ids => [.. NBody.Variants<T>().Select(variant => variant.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Two_bodies_pull_as_worked_out_by_hand(string id)
    {
        // (2, 3, 6) is 7 away, and 7² + 24² = 25²: a mass of 25³ pulls by the distance itself, twice that by 2.
        var start = Bodies.From<T>(2, 0, 2, 0, 3, 0, 6, 1, 0, 0, 0, 0, 0, 31250, 15625);
        var later = Bodies.From<T>(2, 1, 1, 0.75, 1.5, 1.5, 3, 2, -2, 1.5, -3, 3, -6, 31250, 15625);

        Check(id, start, later, steps: 1, timeStep: 0.5, softening: 24);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Alone_or_in_one_place_nothing_pulls(string id)
    {
        var one = Bodies.From<T>(1, 5, 6, 7, 1, -2, 4, 9);
        Check(id, one, Bodies.From<T>(1, 8, 0, 19, 1, -2, 4, 9), steps: 6, timeStep: 0.5, NBody.MinSoftening);

        var together = Bodies.From<T>(2, 5, 5, 6, 6, 7, 7, 1, 0, 0, 2, 0, 0, 1, 1);
        Check(id, together, Bodies.From<T>(2, 6, 5, 6, 8, 7, 7, 1, 0, 0, 2, 0, 0, 1, 1), 1, 1, NBody.MinSoftening);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Pulls_are_added_in_the_order_of_the_bodies(string id)
    {
        // Pulls of 2^62, 4 and -2^62 on the first body: in that order the 4 is lost; with the 4 last it is the sum.
        const double huge = (double)(1L << 60) * 125;
        foreach (var last in new[] { false, true })
        {
            var system = last
                ? Bodies.From<T>(4, [0, 4, -4, 4, .. new double[20], 0, huge, huge, 125])
                : Bodies.From<T>(4, [0, 4, 4, -4, .. new double[20], 0, huge, 125, huge]);

            if (Advance(id, system, 1, 1, 3, threads: 2))
            {
                Assert.Equal(T.CreateChecked(last ? 4 : 0), system.VelocityX[0]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_bit_is_that_of_the_reference(string id)
    {
        // Every remainder of a vector and of a thread's share, more threads than shares among them.
        foreach (var bodies in Enumerable.Range(1, 40).Concat([63, 64, 65, 127, 129]))
        {
            foreach (var steps in new[] { 0, 1, 3 })
            {
                var special = bodies % 2 == 0;
                var start = Bodies.Random<T>(bodies, seed: 100 * bodies + steps, special);
                var expected = start.Copy();
                Bodies.Advance(expected, steps, T.CreateChecked(0.001), T.CreateChecked(0.05));
                Check(id, start, expected, steps, 0.001, 0.05, threads: 1 + bodies % 5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Ends_of_the_softening_and_any_time_step_give_the_same_bits(string id)
    {
        foreach (var softening in new[] { NBody.MinSoftening, 1, NBody.MaxSoftening })
        {
            foreach (var timeStep in new[] { 0, -0.0, -0.5, double.PositiveInfinity, double.NaN })
            {
                var start = Bodies.Random<T>(37, seed: 5, special: false);
                var expected = start.Copy();
                Bodies.Advance(expected, 2, T.CreateTruncating(timeStep), T.CreateTruncating(softening));
                Check(id, start, expected, 2, timeStep, softening, threads: 2);
            }
        }
    }

    private void Check(string id, NBodySystem<T> start, NBodySystem<T> expected, long steps, double timeStep, double softening,
        int threads = 2)
    {
        var actual = start.Copy();
        if (Advance(id, actual, steps, timeStep, softening, threads))
        {
            Assert.True(Bodies.Same(expected, actual),
                $"{id} differs: {start.Bodies} bodies, {steps} steps of {timeStep}, softening {softening}, {threads} threads");
        }
    }

    private bool Advance(string id, NBodySystem<T> system, long steps, double timeStep, double softening, int threads)
    {
        var available = Availability.Check(NBody.Find<T>(id, threads), output);
        if (available)
        {
            NBody.Advance(system, steps, T.CreateTruncating(timeStep), T.CreateTruncating(softening), id, threads);
        }

        return available;
    }
}
