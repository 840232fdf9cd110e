// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Reflection.Emit;
using InteropBridge.Variants;
using Xunit;

namespace InteropBridge.Tests.Variants;

/// <summary>Tables in other assemblies, right and wrong; the assemblies are made here, the tables are classes of this
/// one.</summary>
public class KernelTableTests
{
    [Fact]
    public void Table_of_another_assembly_is_a_kernel()
    {
        var kernel = Assert.Single(Read(typeof(Sound)));
        var arguments = new KernelArguments { ["n"] = 7 };
        var input = kernel.CreateInput(arguments);

        Assert.Equal(("squares", "i32", "plain", "element"), (kernel.Name, kernel.Type, kernel.Baseline, kernel.WorkUnit));
        Assert.Equal(["plain", "other", "absent"], kernel.Variants.Select(variant => variant.Id));
        using var plain = kernel.Start(kernel["plain"], input, arguments);
        using var other = kernel.Start(kernel["other"], input, arguments);
        Assert.Throws<InvalidOperationException>(plain.ReadBack);
        foreach (var run in new[] { plain, other })
        {
            run.Load();
            run.Solve();
        }

        Assert.True(kernel.AreEqual(plain.ReadBack(), other.ReadBack()));
        Assert.False(kernel.AreEqual(plain.ReadBack(), 48));
    }

    [Fact]
    public void Unavailable_variant_says_why_and_does_not_start()
    {
        var kernel = Read(typeof(Sound))[0];

        Assert.False(kernel["absent"].IsAvailable);
        Assert.Equal("it needs a quantum computer", kernel["absent"].UnavailableReason);
        var thrown = Assert.Throws<VariantUnavailableException>(() => kernel.Start(kernel["absent"], 7, new KernelArguments()));
        Assert.Equal(("absent", "it needs a quantum computer"), (thrown.Variant, thrown.Reason));
        Assert.Contains("absent is not available: it needs a quantum computer", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_equality_numbers_and_arrays_of_them_are_compared_by_their_bits()
    {
        var kernel = Assert.Single(Read(typeof(NoEquality)));
        Assert.True(kernel.AreEqual(49, 49));
        Assert.False(kernel.AreEqual(49, 48));
        Assert.False(kernel.AreEqual(49, 49L));
        Assert.True(kernel.AreEqual(double.NaN, double.NaN));
        Assert.False(kernel.AreEqual(0.0, -0.0));
        Assert.False(kernel.AreEqual(0f, -0f));
        Assert.True(kernel.AreEqual(new[] { 1f, float.NaN }, new[] { 1f, float.NaN }));
        Assert.False(kernel.AreEqual(new[] { 1f, 0f }, new[] { 1f, -0f }));
        Assert.False(kernel.AreEqual(new[] { 1f }, new[] { 1f, 2f }));
        Assert.False(kernel.AreEqual(new[] { 1 }, new[] { 1f }));
        Assert.Contains("[KernelEquality]", Assert.Throws<InvalidOperationException>(() => kernel.AreEqual("a", "a")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => kernel.AreEqual(new[] { "a" }, new[] { "a" }));
    }

    [Fact]
    public void A_prepared_run_solves_into_its_result()
    {
        var result = new int[2];
        using var run = new PreparedRun<int[]>(into => into[1] = 7, result);
        run.Load();
        run.Solve();
        Assert.Same(result, run.ReadBack());
        Assert.Equal([0, 7], result);
        Assert.Throws<ArgumentNullException>(() => new PreparedRun<int[]>(null!, result));
        Assert.Throws<ArgumentNullException>(() => new PreparedRun<int[]>(_ => { }, null!));
    }

    [Fact]
    public void Several_tables_make_one_kernel()
    {
        var kernel = Assert.Single(Read(typeof(Sound), typeof(MoreVariants)));

        Assert.Equal(["plain", "other", "absent", "more"], kernel.Variants.Select(variant => variant.Id));
    }

    [Theory]
    [InlineData("squares i32", typeof(NoInput))]
    [InlineData("[KernelInput]", typeof(NoInput))]
    [InlineData("two variants named plain", typeof(SameIdTwice))]
    [InlineData("two variants named plain", typeof(Sound), typeof(SameIdAgain))]
    [InlineData("availability method NoSuchMethod", typeof(UnknownAvailability))]
    [InlineData("availability method Wrong", typeof(WrongAvailability))]
    [InlineData("the baseline of squares i32 is plain, but the tables have only other", typeof(NoBaseline))]
    [InlineData("a second Input", typeof(Sound), typeof(SecondInput))]
    [InlineData("its sizes in two tables", typeof(Sound), typeof(SizesAgain))]
    [InlineData("declares the size n twice", typeof(SameSizeTwice))]
    [InlineData("the size n has Default = 11, which is not within 1..10", typeof(DefaultOutside))]
    [InlineData("a size is named \"Rows\"", typeof(BadSizeName))]
    [InlineData("differs from plainer, which is no variant of it", typeof(Unfounded))]
    [InlineData("differs from itself, by way of plain, other", typeof(Circular))]
    [InlineData("they go together", typeof(HalfADifference))]
    [InlineData("names a back end \"abacus\". There are: managed, dynamic, processes, cc, nvrtc, opencl", typeof(UnknownBackend))]
    public void Wrong_table_is_refused_with_the_reason(string reason, params Type[] tables)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Read(tables));

        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_the_declared_sizes_with_their_defaults_and_checked()
    {
        var kernel = Assert.Single(Read(typeof(Sound)));

        var size = Assert.Single(kernel.Sizes);
        Assert.Equal(("n", "numbers", 10, 5, 0, 1000, true),
            (size.Name, size.Meaning, size.Default, size.Quick, size.Smallest, size.Largest, size.IsExtent));
        Assert.Equal(10, kernel.CreateArguments()["n"]);
        Assert.Equal(5, kernel.CreateArguments(quick: true)["n"]);
        Assert.Equal(7, kernel.CreateArguments(new Dictionary<string, long> { ["n"] = 7, ["others"] = 1 })["n"]);
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(
            () => kernel.CreateArguments(new Dictionary<string, long> { ["n"] = 1001 }));
        Assert.Contains("squares takes 0..1000 for n (numbers)", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_equal_by_their_contents_and_name_what_is_missing()
    {
        var arguments = new KernelArguments { ["rows"] = 3, ["columns"] = 5, Threads = 2 };

        Assert.Equal(arguments, new KernelArguments { ["columns"] = 5, ["rows"] = 3, Threads = 2 });
        Assert.Equal(arguments.GetHashCode(), new KernelArguments { ["columns"] = 5, ["rows"] = 3, Threads = 2 }.GetHashCode());
        Assert.NotEqual(arguments, arguments.With("rows", 4));
        Assert.NotEqual(arguments, arguments with { Fraction = 0.5 });
        Assert.Equal(3, arguments["rows"]);
        Assert.Equal("rows 3, columns 5, threads 2, seed 0", arguments.ToString());
        Assert.Contains("declares rows, columns", Assert.Throws<ArgumentException>(() => arguments["steps"]).Message);
        Assert.Throws<OverflowException>(() => arguments.With("rows", 1L << 31).Count("rows"));
    }

    [Fact]
    public void Without_cases_of_its_own_a_kernel_is_tried_on_small_sizes_within_its_range()
    {
        var cases = Assert.Single(Read(typeof(Sound))).Cases().ToList();

        Assert.Equal([0, 1, 2, 3, 5], cases.Select(arguments => arguments["n"]).Order());
    }

    [Fact]
    public void A_variant_whose_back_end_is_missing_says_why_and_what_to_do()
    {
        var variant = Assert.Single(Read(typeof(OnBackend), typeof(MissingBackends)))["plain"];

        Assert.Equal("missing", variant.Backend!.Name);
        Assert.Equal("it is not here. Fetch it.", variant.UnavailableReason);
        Assert.Contains("plain is not available: it is not here. Fetch it.",
            Assert.Throws<VariantUnavailableException>(variant.ThrowIfUnavailable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_assembly_is_not_added()
    {
        var before = KernelCatalog.Kernels;

        Assert.Throws<InvalidOperationException>(() => KernelCatalog.Add(Declare(typeof(NoInput))));

        Assert.Same(before, KernelCatalog.Kernels);
    }

    private static IReadOnlyList<Kernel> Read(params Type[] tables) => KernelCatalog.Read([Declare(tables)]);

    /// <summary>An assembly with nothing but the declarations.</summary>
    private static AssemblyBuilder Declare(params Type[] tables)
    {
        var declaration = typeof(KernelTableAttribute);
        var constructor = declaration.GetConstructors().Single();
        var baseline = declaration.GetProperty(nameof(KernelTableAttribute.Baseline))!;
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("tables"), AssemblyBuilderAccess.Run);
        assembly.DefineDynamicModule("tables");
        foreach (var table in tables)
        {
            if (table == typeof(MissingBackends))
            {
                assembly.SetCustomAttribute(
                    new CustomAttributeBuilder(typeof(KernelBackendsAttribute).GetConstructors().Single(), [table]));
                continue;
            }

            assembly.SetCustomAttribute(
                new CustomAttributeBuilder(constructor, ["squares", "i32", table], [baseline], ["plain"]));
        }

        return assembly;
    }

    [KernelSize("n", "numbers", Default = 10, Quick = 5, Smallest = 0, Largest = 1000, IsExtent = true)]
    private static class Sound
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => arguments.Count("n");

        [KernelEquality]
        public static bool Same(int expected, int actual) => expected == actual;

        [Variant("plain")]
        public static int Plain(int n) => n * n;

        [Variant("other")]
        public static int Other(int n) => Enumerable.Repeat(n, n).Sum();

        [Variant("absent", Availability = nameof(Why))]
        public static int Absent(int n) => n;

        private static string? Why() => "it needs a quantum computer";
    }

    private static class MoreVariants
    {
        [Variant("more")]
        public static int More(int n) => n * n;
    }

    private static class NoInput
    {
        [KernelEquality]
        public static bool Same(int expected, int actual) => expected == actual;

        [Variant("plain")]
        public static int Plain(int n) => n * n;
    }

    private static class NoEquality
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => arguments.Count("n");

        [Variant("plain")]
        public static int Plain(int n) => n * n;
    }

    private static class SameIdTwice
    {
        [Variant("plain")]
        public static int Plain(int n) => n * n;

        [Variant("plain")]
        public static int Again(int n) => n * n;
    }

    private static class SameIdAgain
    {
        [Variant("plain")]
        public static int Plain(int n) => n * n;
    }

    private static class UnknownAvailability
    {
        [Variant("plain", Availability = "NoSuchMethod")]
        public static int Plain(int n) => n * n;
    }

    private static class WrongAvailability
    {
        [Variant("plain", Availability = nameof(Wrong))]
        public static int Plain(int n) => n * n;

        private static int Wrong(int n) => n;
    }

    private static class NoBaseline
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => arguments.Count("n");

        [KernelEquality]
        public static bool Same(int expected, int actual) => expected == actual;

        [Variant("other")]
        public static int Other(int n) => n * n;
    }

    private static class SecondInput
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => arguments.Count("n");
    }

    [KernelSize("n", "numbers", Default = 1)]
    private static class SizesAgain;

    [KernelSize("n", "numbers", Default = 1)]
    [KernelSize("n", "numbers", Default = 2)]
    private static class SameSizeTwice;

    [KernelSize("n", "numbers", Default = 11, Largest = 10)]
    private static class DefaultOutside;

    [KernelSize("Rows", "numbers", Default = 1)]
    private static class BadSizeName;

    private static class UnknownBackend
    {
        [Variant("plain", Backend = "abacus")]
        public static int Plain(int n) => n * n;
    }

    private static class MissingBackends
    {
        public static Backend Missing { get; } = new("missing", "what is never here", () => "it is not here", "Fetch it.");
    }

    private static class OnBackend
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => 1;

        [KernelEquality]
        public static bool Same(int expected, int actual) => expected == actual;

        [Variant("plain", Backend = "missing")]
        public static int Plain(int n) => n * n;
    }

    private static class Unfounded
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => 1;

        [KernelEquality]
        public static bool Same(int expected, int actual) => expected == actual;

        [Variant("plain", DiffersFrom = "plainer", Differs = "vectors")]
        public static int Plain(int n) => n * n;
    }

    private static class Circular
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => 1;

        [KernelEquality]
        public static bool Same(int expected, int actual) => expected == actual;

        [Variant("plain", DiffersFrom = "other", Differs = "vectors")]
        public static int Plain(int n) => n * n;

        [Variant("other", DiffersFrom = "plain", Differs = "vectors")]
        public static int Other(int n) => n * n;
    }

    private static class HalfADifference
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => 1;

        [KernelEquality]
        public static bool Same(int expected, int actual) => expected == actual;

        [Variant("plain", Differs = "vectors")]
        public static int Plain(int n) => n * n;
    }
}
