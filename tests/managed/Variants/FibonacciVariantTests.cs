// SPDX-License-Identifier: MIT
using InteropBridge.Kernels;
using InteropBridge.Tests.Support;
using InteropBridge.Variants;
using Xunit;
using Xunit.Abstractions;

namespace InteropBridge.Tests.Variants;

/// <summary>Every Fibonacci variant against the tests' own reference.</summary>
public class FibonacciVariantTests(ITestOutputHelper output)
{
    /// <summary>The recursion in an interpreter takes a microsecond or more a call; fib(18) makes 8361.</summary>
    private const int LargestRecursive = 18;

    public static TheoryData<FibonacciForm, string> Ids
    {
        get
        {
            var all = new TheoryData<FibonacciForm, string>();
            foreach (var form in Enum.GetValues<FibonacciForm>())
            {
                foreach (var variant in Fibonacci.Variants(form))
                {
                    all.Add(form, variant.Id);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_number_is_right(FibonacciForm form, string id)
    {
        if (Availability.Check(Find(form, id), output))
        {
            var largest = form == FibonacciForm.Iterative ? Fibonacci.MaxN(form) : LargestRecursive;
            var expected = Reference.Fibonacci(largest + 1);
            foreach (var n in new[] { 0, 1, 2, 3, largest / 2, largest })
            {
                Assert.Equal(expected[n], Fibonacci.Compute(n, id, form, threads: 2));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_list_is_right(FibonacciForm form, string id)
    {
        if (Availability.Check(Find(form, id), output))
        {
            var largest = form == FibonacciForm.Iterative ? Fibonacci.MaxN(form) : LargestRecursive;
            foreach (var (count, threads) in new[] { (0, 1), (1, 2), (2, 5), (largest + 1, 3) })
            {
                Assert.Equal(Reference.Fibonacci(count), Fibonacci.ComputeList(count, id, form, threads));
            }
        }
    }

    [Fact]
    public void Last_numbers_are_the_published_ones()
    {
        Assert.Equal(12_200_160_415_121_876_738UL, Fibonacci.Compute(93));
        Assert.Equal(63_245_986UL, Fibonacci.Compute(39, "c-serial", FibonacciForm.Recursive));
    }

    private static Variant Find(FibonacciForm form, string id) =>
        Fibonacci.Variants(form).Single(variant => variant.Id == id);
}
