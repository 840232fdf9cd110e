// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>What the generator makes of methods in C, and what it refuses.</summary>
public class InlineCTests
{
    private const string Saxpy = """
        [InlineC("for (int64_t i = 0; i < y_length; i++) { y[i] += a * x[i]; }", OpenMP = true, Options = "-O2")]
        public static partial void Saxpy(float a, [SameLength("y")] ReadOnlySpan<float> x, Span<float> y);
        """;

    [Fact]
    public void Spans_become_pointers_without_overlap_and_lengths()
    {
        var run = InlineRun.OfMethods(Saxpy).Sound();
        Assert.Contains("void Kernels_Saxpy_inline(float a, const float *restrict x, float *restrict y, int64_t y_length)\n{", run.C, StringComparison.Ordinal);
        Assert.Contains("const int64_t x_length = y_length;", run.C, StringComparison.Ordinal);
        Assert.Contains("interopbridge_inline(Kernels_Saxpy_inline.c true [==[-O2]==])", Index(run), StringComparison.Ordinal);
    }

    /// <summary>Two files of one name would take all of the generator's work away.</summary>
    [Fact]
    public void Classes_and_methods_whose_names_agree_but_for_dots_and_case_are_apart()
    {
        var run = InlineRun.Of("""
            using InteropBridge;
            namespace A { static partial class B_C { [InlineC("")] public static partial void F(); [InlineC("")] public static partial void f(); } }
            namespace A_B { static partial class C { [InlineC("")] public static partial void F(); } static partial class c { [InlineC("")] public static partial void F(); } }
            namespace a_B { static partial class C { [InlineC("")] public static partial void ä(); [InlineC("")] public static partial void U00E4(); } }
            """).Sound();
        Assert.Equal(6, run.Result.GeneratedSources.Where(source => source.HintName.EndsWith(".c.g.cs", StringComparison.Ordinal))
            .Select(source => source.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void What_may_overlap_has_no_restrict()
    {
        var run = InlineRun.OfMethods("""
            [InlineC("")] public static partial void F(ReadOnlySpan<int> x, [MayOverlap] Span<int> y, Span<int> z);
            """).Sound();
        Assert.Contains("(const int32_t *x, int64_t x_length, int32_t *y, int64_t y_length, int32_t *restrict z, int64_t z_length)", run.C, StringComparison.Ordinal);
    }

    [Fact]
    public void Structs_and_enums_are_defined_with_the_layout_that_Csharp_has()
    {
        var run = InlineRun.OfMethods("""[InlineC("return p.Inner.B;")] public static partial long F(Outer p, in Inner q, E e);""", """
            public enum E : byte { One = 1, Two }
            public struct Inner { public byte A; public long B; }
            public unsafe struct Outer { public E Kind; public Inner Inner; public fixed float M[3]; }
            """).Sound();
        Assert.Contains("typedef uint8_t E;\n#define E_One ((E)(1LL))", run.C, StringComparison.Ordinal);
        Assert.Contains("_Static_assert(sizeof(Inner) == 16 && offsetof(Inner, A) == 0 && offsetof(Inner, B) == 8", run.C, StringComparison.Ordinal);
        Assert.Contains("_Static_assert(sizeof(Outer) == 40 && offsetof(Outer, Kind) == 0 && offsetof(Outer, Inner) == 8 && offsetof(Outer, M) == 24", run.C, StringComparison.Ordinal);
        Assert.True(run.C.IndexOf("typedef struct Inner", StringComparison.Ordinal) < run.C.IndexOf("typedef struct Outer", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[InlineC("")] public static void {|F|}() { }""", "IB1050", "must be partial, without a body")]
    [InlineData("""[InlineC("")] public partial void {|F|}();""", "IB1050", "must be static")]
    [InlineData("""[InlineC("")] public static partial void {|F|}<T>();""", "IB1050", "must not be generic")]
    [InlineData("""[InlineC("")] public static partial void F(int[] {|x|});""", "IB1051", "to which arrays convert")]
    [InlineData("""[InlineC("")] public static partial void F(object {|x|});""", "IB1051", "C cannot see managed objects")]
    [InlineData("""[InlineC("")] public static partial void F(decimal {|x|});""", "IB1051", "C has no decimal")]
    [InlineData("""[InlineC("")] public static partial void F(Span<string> {|x|});""", "IB1051", "a string goes to C as a parameter by value")]
    [InlineData("""[InlineC("")] public static unsafe partial void F(int* {|x|});""", "IB1051", "pointers say nothing about their lengths")]
    [InlineData("""[InlineC("")] public static partial void F(Func<string> {|x|});""", "IB1051", "an Action or a Func of numbers only")]
    [InlineData("""[InlineC("")] public static partial void F(IProgress<int> {|x|});""", "IB1051", "progress is an IProgress<long>")]
    [InlineData("""[InlineC("")] public static partial void F(Flags {|x|});""", "IB1051", "take a byte or a ushort")]
    [InlineData("""[InlineC("")] public static partial void F(Packed {|x|});""", "IB1051", "has a layout of its own")]
    [InlineData("""[InlineC("")] public static partial string {|F|}();""", "IB1051", "a string goes to C")]
    [InlineData("""[InlineC("")] public static partial void F(int {|register|});""", "IB1052", "C reserves")]
    [InlineData("""[InlineC("")] public static partial void F(int {|__x|});""", "IB1052", "C reserves")]
    [InlineData("""[InlineC("")] public static partial void F(Span<int> {|x|}, int x_length);""", "IB1052", "'x_length'")]
    [InlineData("""[InlineC({|"a\0b"|})] public static partial void F();""", "IB1053", "holds a character NUL")]
    [InlineData("""[InlineC({|"// \u2028"|})] public static partial void F();""", "IB1053", "line separator")]
    [InlineData("""[InlineC({|null!|})] public static partial void F();""", "IB1053", "is null")]
    [InlineData("""[InlineC("")] public static partial void F([SameLength("z")] Span<int> {|x|});""", "IB1054", "as long as 'z'")]
    [InlineData("""[InlineC("")] public static partial void F([Contract({|"rage(0, 1)"|})] int n);""", "IB1002", "rage")]
    [InlineData("""[InlineC("")] public static partial void F([Length("rows * columns")] Span<int> {|x|}, int rows);""", "IB1003", "columns")]
    public void What_cannot_cross_is_an_error_at_its_place(string method, string id, string words)
    {
        var start = method.IndexOf("{|", StringComparison.Ordinal);
        var marked = method[(start + 2)..method.IndexOf("|}", StringComparison.Ordinal)];
        var run = InlineRun.OfMethods(method.Replace("{|", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal),
            "public struct Flags { public bool On; } [StructLayout(LayoutKind.Sequential, Pack = 1)] public struct Packed { public byte A; public int B; }");

        var found = Assert.Single(run.Result.Diagnostics);

        Assert.Equal(id, found.Id);
        Assert.Contains(words, found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("kernels.cs", found.Location.GetLineSpan().Path);
        var text = run.Input.SyntaxTrees[0].ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length);
        Assert.True(marked.Contains(text, StringComparison.Ordinal) || text.Contains(marked, StringComparison.Ordinal), $"it stands at {text}");
    }

    [Fact]
    public void A_text_of_more_than_a_megabyte_is_refused_and_a_shorter_one_is_not()
    {
        string Method(int length) => $"[InlineC(\"{new string(' ', length)}\")] public static partial void F();";
        InlineRun.OfMethods(Method(1 << 20)).Sound();
        var found = Assert.Single(InlineRun.OfMethods(Method((1 << 20) + 1)).Result.Diagnostics);
        Assert.Contains("has 1048577 characters, and at most 1048576 are compiled; put it into a file, as a NativeKernel", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_stand_where_the_string_has_them()
    {
        var run = InlineRun.OfMethods(""""
            [InlineC("""
                  int a = 1;
                return a;
                """)]
            public static partial int F();
            """").Sound();
        Assert.Contains("#line 6 \"kernels.cs\"\n      int a = 1;\n    return a;\n#line 7 \"kernels.cs\"\n}\n", run.C, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_classes_overloads_keywords_and_namespaces_have_names_of_their_own()
    {
        var run = InlineRun.Of("""
            using System; using InteropBridge;
            namespace Über.Raum { public partial class @class { internal partial struct Inner {
                [InlineC("return a;")] internal static partial int F(int a);
                [InlineC("return a;")] private static partial double F(double a);
                [InlineC("return results;")] public static partial int @event(int results, out int @ref);
            } } }
            """).Sound();
        Assert.Contains("u00dcber_Raum_class_Inner_F_inline2.c", Index(run), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unrelated_edit_changes_nothing_and_an_edit_of_one_method_its_own_file()
    {
        var first = InlineRun.OfMethods(Saxpy + """ [InlineC("return 1;")] public static partial int One();""").Sound();
        var unrelated = first.With(1, text => text + "class More { }");
        Assert.All(unrelated.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));

        var edited = first.With(0, text => text.Replace("return 1;", "return 2;", StringComparison.Ordinal)).Sound();
        string[] Files(InlineRun run) => [.. run.Result.GeneratedSources.Select(source => source.SourceText.ToString())];
        var changed = Files(edited).Except(Files(first)).ToList();
        Assert.Contains("return 2;", Assert.Single(changed), StringComparison.Ordinal);
    }

    private static string Index(InlineRun run) => run.Result.GeneratedSources.Single(source => source.HintName == "InlineC.index.g.cs").SourceText.ToString();
}
