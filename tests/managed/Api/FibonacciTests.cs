// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Tests.Support;
using InteropBridge.Tests.Variants;
using Xunit;
using Xunit.Abstractions;

namespace InteropBridge.Tests.Api;

/// <summary>Ranges, progress and cancellation of every Fibonacci variant.</summary>
public class FibonacciTests(ITestOutputHelper output)
{
    private const int Count = 15;

    public static TheoryData<FibonacciForm, string> Ids => FibonacciVariantTests.Ids;

    [Theory]
    [InlineData(FibonacciForm.Iterative, -1, "0..93: fib(94) needs more than 64 bits")]
    [InlineData(FibonacciForm.Iterative, 94, "0..93: fib(94) needs more than 64 bits")]
    [InlineData(FibonacciForm.Iterative, int.MaxValue, "0..93")]
    [InlineData(FibonacciForm.Recursive, -1, "0..50: larger ones would take hours")]
    [InlineData(FibonacciForm.Recursive, 51, "0..50: larger ones would take hours")]
    [InlineData(FibonacciForm.Recursive, 93, "0..50")]
    public void Number_out_of_range_is_refused_with_the_reason(FibonacciForm form, int n, string reason)
    {
        foreach (var variant in Fibonacci.Variants(form))
        {
            var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Fibonacci.Compute(n, variant.Id, form));
            Assert.Equal("n", thrown.ParamName);
            Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(FibonacciForm.Iterative, -1, "0..94")]
    [InlineData(FibonacciForm.Iterative, 95, "0..94")]
    [InlineData(FibonacciForm.Recursive, 52, "0..51")]
    public void Count_out_of_range_is_refused_with_the_range(FibonacciForm form, int count, string range)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => Fibonacci.ComputeList(count, form: form));
        Assert.Equal("count", thrown.ParamName);
        Assert.Contains(range, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Threads_are_within_1_to_1024(FibonacciForm form, string id)
    {
        foreach (var wrong in new[] { int.MinValue, -1, 0, 1025 })
        {
            Assert.Throws<ArgumentOutOfRangeException>("threads", () => Fibonacci.Compute(1, id, form, wrong));
            Assert.Throws<ArgumentOutOfRangeException>("threads", () => Fibonacci.ComputeList(1, id, form, wrong));
        }
    }

    [Fact]
    public void Unknown_form_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fibonacci.Compute(1, form: (FibonacciForm)2));

    [Theory]
    [InlineData(FibonacciForm.Iterative)]
    [InlineData(FibonacciForm.Recursive)]
    public void Unknown_variant_lists_the_known(FibonacciForm form)
    {
        var thrown = Assert.Throws<ArgumentException>(() => Fibonacci.Compute(1, "fortran", form));

        Assert.All(Fibonacci.Variants(form), variant => Assert.Contains(variant.Id, thrown.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Progress_counts_up_to_the_end(FibonacciForm form, string id) => With(form, id, () =>
    {
        Listener list = new(), one = new();

        Fibonacci.ComputeList(Count, id, form, threads: 2, list);
        Fibonacci.Compute(Count, id, form, threads: 2, one);

        Assert.Equal(Count, list.Reports[^1]);
        Assert.Equal(list.Reports.Distinct().Order(), list.Reports);
        Assert.Equal([1L], one.Reports);
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Listener_that_throws_is_heard_once(FibonacciForm form, string id) => With(form, id, () =>
    {
        var listener = new Listener(Throw);

        var list = Assert.Throws<InvalidDataException>(() => Fibonacci.ComputeList(Count, id, form, threads: 2, listener));
        Assert.Contains(nameof(Throw), list.StackTrace, StringComparison.Ordinal);
        Assert.Single(listener.Reports);

        Assert.Throws<InvalidDataException>(() => Fibonacci.Compute(Count, id, form, threads: 2, listener));
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Cancelled_before_nothing_is_done(FibonacciForm form, string id) => With(form, id, () =>
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var listener = new Listener();

        var list = Assert.Throws<WorkCanceledException>(() => Fibonacci.ComputeList(Count, id, form, 2, listener, source.Token));
        var one = Assert.Throws<WorkCanceledException>(() => Fibonacci.Compute(Count, id, form, 2, listener, source.Token));

        Assert.Equal((0L, (long)Count, source.Token), (list.Done, list.Total, list.CancellationToken));
        Assert.Equal((0L, 1L), (one.Done, one.Total));
        Assert.Empty(listener.Reports);
    });

    /// <summary>A form that computes out of order may have everything done by the time it is asked to stop; nothing is lost then.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Cancelled_by_the_listener_it_stops_or_is_done(FibonacciForm form, string id) => With(form, id, () =>
    {
        using var source = new CancellationTokenSource();
        var listener = new Listener(_ => source.Cancel());
        ulong[]? values = null;

        var stopped = Record.Exception(() => values = Fibonacci.ComputeList(Count, id, form, 1, listener, source.Token));

        Assert.Single(listener.Reports);
        if (values is null)
        {
            Assert.InRange(Assert.IsType<WorkCanceledException>(stopped).Done, listener.Reports[0], Count - 1);
        }
        else
        {
            Assert.Equal(Reference.Fibonacci(Count), values);
        }
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Cancelled_at_the_last_number_it_is_done(FibonacciForm form, string id) => With(form, id, () =>
    {
        using var source = new CancellationTokenSource();
        var listener = new Listener(done =>
        {
            if (done == Count)
            {
                source.Cancel();
            }
        });

        Assert.Equal(Reference.Fibonacci(Count), Fibonacci.ComputeList(Count, id, form, 2, listener, source.Token));
        Assert.True(source.IsCancellationRequested);
    });

    private void With(FibonacciForm form, string id, Action test)
    {
        if (Availability.Check(Fibonacci.Variants(form).Single(variant => variant.Id == id), output))
        {
            test();
        }
    }

    private static void Throw(long done) => throw new InvalidDataException($"at {done}");
}
