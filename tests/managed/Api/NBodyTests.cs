// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Tests.Support;
using InteropBridge.Tests.Variants;
using Xunit;
using Xunit.Abstractions;

namespace InteropBridge.Tests.Api;

/// <summary>What n-body refuses, reports and stops at.</summary>
public class NBodyTests(ITestOutputHelper output)
{
    // Reports come about every million pairs of bodies: every 16 steps here.
    private const int Count = 256;
    private const long Endless = 1L << 40;

    public static TheoryData<string> Ids => [.. NBody.Variants<double>().Select(variant => variant.Id)];

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MaxValue / 7)]
    public void System_has_at_least_one_body_and_fits_an_array(int bodies)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(bodies), () => new NBodySystem<double>(bodies));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(bodies), () => NBodyCloud.Create<float>(bodies));
    }

    [Fact]
    public void Arrays_are_aligned_apart_and_as_long_as_there_are_bodies()
    {
        foreach (var bodies in new[] { 1, 7, 8, 9, 64 })
        {
            var system = Bodies.From<float>(bodies, [.. Enumerable.Range(1, 7 * bodies).Select(n => (double)n)]);
            float[] numbers = [.. system.X, .. system.Y, .. system.Z, .. system.VelocityX, .. system.VelocityY,
                .. system.VelocityZ, .. system.Mass];

            Assert.Equal(Enumerable.Range(1, 7 * bodies).Select(n => (float)n), numbers);
            Assert.Equal(0, Address(system.X) % 64);
            Assert.Equal(0, Address(system.Mass) % 64);
        }
    }

    [Fact]
    public void Copy_is_independent_and_only_of_as_many_bodies()
    {
        var system = NBodyCloud.Create<double>(5);
        var copy = system.Copy();
        Assert.True(Bodies.Same(system, copy));
        copy.X[4] += 1;
        Assert.False(Bodies.Same(system, copy));
        Assert.Throws<ArgumentException>("other", () => system.CopyTo(new NBodySystem<double>(4)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0.99e-10)]
    [InlineData(1.01e10)]
    public void Softening_out_of_range_is_refused(double softening)
    {
        var system = NBodyCloud.Create<double>(3);
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(nameof(softening), () => NBody.Advance(system, 1, 1, softening));
        Assert.Contains("must be 1E-10..10000000000", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            nameof(softening), () => NBody.Advance(NBodyCloud.Create<float>(3), 1, 1, (float)softening));
        Assert.True(Bodies.Same(NBodyCloud.Create<double>(3), system));
    }

    [Fact]
    public void Other_arguments_out_of_range_are_refused()
    {
        var system = NBodyCloud.Create<double>(3);
        Assert.Throws<ArgumentNullException>("system", () => NBody.Advance<double>(null!, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => NBody.Advance(system, -1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => NBody.Advance(system, 1, 1, 1, threads: 0));
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => NBody.Advance(system, 1, 1, 1, threads: 1025));
        Assert.Throws<ArgumentException>(() => NBody.Advance(system, 1, 1, 1, "c-seriel"));
        Assert.Throws<NotSupportedException>(() => NBody.Variants<Half>());
        Assert.True(Bodies.Same(NBodyCloud.Create<double>(3), system));
    }

    [Fact]
    public void Default_variant_is_the_fastest_that_is_available()
    {
        Assert.Equal(NBodyVariant.COpenMP, NBody.Find<double>(null, threads: 2).Id);
        Assert.Equal(NBodyVariant.CSerial, NBody.Find<float>(null, threads: 1).Id);
        var system = NBodyCloud.Create<double>(100);
        var expected = system.Copy();
        NBody.Advance(system, 2, NBodyCloud.TimeStep, NBodyCloud.Softening);
        Bodies.Advance(expected, 2, NBodyCloud.TimeStep, NBodyCloud.Softening);
        Assert.True(Bodies.Same(expected, system));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Progress_is_reported_and_cancelled_it_stops_after_a_whole_step(string id) => With(id, system =>
    {
        using var source = new CancellationTokenSource();
        var listener = new Listener(_ => source.Cancel());

        var thrown = Assert.Throws<WorkCanceledException>(() => Advance(system, Endless, id, listener, source.Token));

        Assert.InRange(thrown.Done, Assert.Single(listener.Reports), Endless - 1);
        AssertIsAfter(thrown.Done, system);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Listener_that_throws_is_heard(string id) => With(id, system =>
    {
        var listener = new Listener(_ => throw new InvalidDataException());

        Assert.Throws<InvalidDataException>(() => Advance(system, Endless, id, listener, default));

        AssertIsAfter(Assert.Single(listener.Reports), system);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Cancelled_before_nothing_is_done_and_at_the_end_all_is(string id) => With(id, system =>
    {
        using var source = new CancellationTokenSource();
        var listener = new Listener(_ => source.Cancel());
        Advance(system, 3, id, listener, source.Token);
        Assert.Equal([3L], listener.Reports);
        AssertIsAfter(3, system);

        Assert.Throws<WorkCanceledException>(() => Advance(system, 3, id, listener, source.Token));
        AssertIsAfter(3, system);
    });

    private static unsafe nint Address(Span<float> span) =>
        (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref span[0]);

    private void With(string id, Action<NBodySystem<double>> test)
    {
        if (Availability.Check(NBody.Find<double>(id, threads: 3), output))
        {
            test(NBodyCloud.Create<double>(Count));
        }
    }

    private static void Advance(NBodySystem<double> system, long steps, string id, Listener listener, CancellationToken token) =>
        NBody.Advance(system, steps, NBodyCloud.TimeStep, NBodyCloud.Softening, id, threads: 3, listener, token);

    private static void AssertIsAfter(long steps, NBodySystem<double> actual)
    {
        var expected = NBodyCloud.Create<double>(Count);
        NBody.Advance(expected, steps, NBodyCloud.TimeStep, NBodyCloud.Softening, NBodyVariant.ManagedPlain);
        Assert.True(Bodies.Same(expected, actual), $"not where {steps} steps take it");
    }
}
