// SPDX-License-Identifier: MIT
using System.Reflection;
using System.Reflection.Emit;
using InteropBridge.Kernels;
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
        var arguments = new KernelArguments { Count = 7 };
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
    public void Several_tables_make_one_kernel()
    {
        var kernel = Assert.Single(Read(typeof(Sound), typeof(MoreVariants)));

        Assert.Equal(["plain", "other", "absent", "more"], kernel.Variants.Select(variant => variant.Id));
    }

    [Theory]
    [InlineData("squares i32", typeof(NoInput))]
    [InlineData("[KernelInput]", typeof(NoInput))]
    [InlineData("[KernelEquality]", typeof(NoEquality))]
    [InlineData("two variants named plain", typeof(SameIdTwice))]
    [InlineData("two variants named plain", typeof(Sound), typeof(SameIdAgain))]
    [InlineData("availability method NoSuchMethod", typeof(UnknownAvailability))]
    [InlineData("availability method Wrong", typeof(WrongAvailability))]
    [InlineData("the baseline of squares i32 is plain, but the tables have only other", typeof(NoBaseline))]
    [InlineData("a second Input", typeof(Sound), typeof(SecondInput))]
    public void Wrong_table_is_refused_with_the_reason(string reason, params Type[] tables)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Read(tables));

        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
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
            assembly.SetCustomAttribute(
                new CustomAttributeBuilder(constructor, ["squares", "i32", table], [baseline], ["plain"]));
        }

        return assembly;
    }

    private static class Sound
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => arguments.Count;

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
        public static object Input(KernelArguments arguments) => arguments.Count;

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
        public static object Input(KernelArguments arguments) => arguments.Count;

        [KernelEquality]
        public static bool Same(int expected, int actual) => expected == actual;

        [Variant("other")]
        public static int Other(int n) => n * n;
    }

    private static class SecondInput
    {
        [KernelInput]
        public static object Input(KernelArguments arguments) => arguments.Count;
    }
}
