// SPDX-License-Identifier: MIT
using InteropBridge.Variants;
using InteropBridge.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace InteropBridge.Tests.Variants;

/// <summary>Every variant of every kernel in the catalog, present and future, against its baseline.</summary>
public class VariantTests(ITestOutputHelper output)
{
    public static TheoryData<string, string, string> All
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var kernel in KernelCatalog.Kernels)
            {
                foreach (var variant in kernel.Variants)
                {
                    all.Add(kernel.Name, kernel.Type, variant.Id);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Variant_is_available_or_says_why(string kernel, string type, string id)
    {
        var variant = KernelCatalog.Find(kernel, type)[id];

        Assert.Equal(variant.IsAvailable, Availability.Check(variant, output));
        Assert.NotEmpty(variant.Description);
    }

    [Theory]
    [InlineData("c-serial")]
    [InlineData("c-openmp")]
    public void Native_variants_are_available_in_this_build(string id) => Assert.All(
        KernelCatalog.Kernels, kernel => Assert.Null(kernel[id].UnavailableReason));

    [Theory]
    [MemberData(nameof(All))]
    public void Variant_equals_the_baseline(string kernelName, string type, string id)
    {
        var kernel = KernelCatalog.Find(kernelName, type);
        if (Availability.Check(kernel[id], output))
        {
            Assert.All(Sizes(kernel), arguments => Assert.True(
                kernel.AreEqual(Result(kernel, kernel.Baseline, arguments), Result(kernel, id, arguments)), $"{arguments}"));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Loading_again_starts_afresh(string kernelName, string type, string id)
    {
        var kernel = KernelCatalog.Find(kernelName, type);
        if (Availability.Check(kernel[id], output))
        {
            var arguments = Sizes(kernel)[1];
            using var run = kernel.Start(kernel[id], kernel.CreateInput(arguments), arguments);
            for (var repetition = 0; repetition < 3; repetition++)
            {
                run.Load();
                run.Solve();
                Assert.True(kernel.AreEqual(Result(kernel, kernel.Baseline, arguments), run.ReadBack()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Several_threads_at_once_do_not_disturb_each_other(string kernelName, string type, string id)
    {
        var kernel = KernelCatalog.Find(kernelName, type);
        if (Availability.Check(kernel[id], output))
        {
            var inputs = Enumerable.Range(1, 3).Select(n =>
                Catalog.Arguments(kernel, (10 + n, 10 + n), 20 + n, 7 + n) with { Seed = n, Threads = 2 }).ToList();
            var expected = inputs.ConvertAll(arguments => Result(kernel, kernel.Baseline, arguments));
            var actual = new object[inputs.Count];
            var threads = inputs.Select((arguments, i) => new Thread(() => actual[i] = Result(kernel, id, arguments))).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.All(expected.Zip(actual), pair => Assert.True(kernel.AreEqual(pair.First, pair.Second)));
        }
    }

    /// <summary>The first is empty work; more threads than rows are among the others.</summary>
    private static KernelArguments[] Sizes(Kernel kernel) =>
    [
        Catalog.Arguments(kernel, (1, 0), 1, 0) with { Threads = 1 },
        Catalog.Arguments(kernel, (3, 1), 5, 1) with { Threads = 5 },
        Catalog.Arguments(kernel, (7, 2), 31, 2) with { Threads = 2, Seed = 11 },
        Catalog.Arguments(kernel, (23, 17), 41, 9) with { Threads = 3, Seed = 12 },
    ];

    private static object Result(Kernel kernel, string id, KernelArguments arguments)
    {
        using var run = kernel.Start(kernel[id], kernel.CreateInput(arguments), arguments);
        run.Load();
        run.Solve();
        return run.ReadBack();
    }
}
