// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>Contracts as headers have them that were not written for this generator: compiled, called, and right.</summary>
public class ContractCaseTests
{
    private const string Import = "#[DllImport(\"sample\", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)] ";

    /// <summary>As ClangSharp writes them: a bool by value is a byte, and its C type is noted.</summary>
    private static readonly string[] Booleans =
    [
        Import + "[return: NativeTypeName(\"_Bool\")] public static extern byte bl_even([NativeTypeName(\"int64_t\")] long n);",
        Import + """
            public static extern long bl_count([NativeAnnotation("in(n)")] double* x, long n, [NativeTypeName("_Bool")] byte all,
                [NativeTypeName("_Bool *")] [NativeAnnotation("out(1)")] bool* any);
            """,
        Import + """
            public static extern long bl_each(long n, [NativeTypeName("bl_visit")] [NativeAnnotation("callback(lifetime: call)")]
                delegate* unmanaged[Cdecl]<void*, long, byte, byte> visit, [NativeAnnotation("user_data")] void* user);
            """,
        Import + """
            public static extern long bl_each_plain(long n, [NativeTypeName("bool (*)(void *, int64_t, bool)")]
                [NativeAnnotation("callback(lifetime: call)")] delegate* unmanaged[Cdecl]<void*, long, byte, byte> visit,
                [NativeAnnotation("user_data")] void* user);
            """,
    ];

    [Fact]
    public void A_bool_of_C_is_a_bool_in_parameters_results_and_callbacks() => Assert.Equal("True False (1, True) (2, True) 2 2",
        CaseProgram.Run("""
            #include <stdint.h>
            #include <stdbool.h>
            bool bl_even(int64_t n) { return n % 2 == 0; }
            int64_t bl_count(const double *x, int64_t n, bool all, bool *any) {
                int64_t c = 0;
                for (int64_t i = 0; i < n; i++) c += all || x[i] > 0;
                *any = c > 0;
                return c;
            }
            typedef bool (*bl_visit)(void *user, int64_t i, bool last);
            int64_t bl_each(int64_t n, bl_visit visit, void *user) {
                int64_t c = 0;
                for (int64_t i = 0; i < n; i++) c += visit(user, i, i == n - 1);
                return c;
            }
            int64_t bl_each_plain(int64_t n, bl_visit visit, void *user) { return bl_each(n, visit, user); }
            """, Booleans,
            """
            $"{Api.Even(4)} {Api.Even(3)} {Api.Count([1, -1], false)} {Api.Count([1, -1], true)} "
                + $"{Api.Each(3, (i, last) => !last)} {Api.EachPlain(3, (i, last) => !last)}"
            """, options: ", Prefix = \"bl_\"", header: "typedef bool (*bl_visit)(void *user, int64_t i, bool last);"));

    [Fact]
    public void Bounds_may_be_fractions_and_defined_constants() => Assert.Equal("0.25 1 3 9 5 7 1000 out out out out out",
        CaseProgram.Run("""
            #include <stdint.h>
            double pr_logit(double p) { return p; }
            double pr_damp(double p) { return p; }
            double pr_scale(float p) { return p; }
            uint32_t pr_mask(uint32_t m) { return m; }
            uint32_t pr_room(uint32_t m) { return m; }
            uint64_t pr_size(uint64_t m) { return m; }
            double pr_large(double x) { return x; }
            """,
            [
                "double pr_logit(double p = range(0.0, 1.0))", "double pr_damp(double p = range(P_LOWEST, P_HIGHEST))",
                "double pr_scale(float p = range(-1.5e3, 1e3))", "uint pr_mask(uint m = range(0, P_MASK))",
                "uint pr_room(uint m = range(1, P_ROOM))", "ulong pr_size(nuint n = range(0, SIZE_MAX))",
                "double pr_large(double x = range(.5 + 1, INFINITY))",
                "#public const double P_LOWEST = 0.5; public const float P_HIGHEST = 1.5f; public const uint P_MASK = 0xFFFFFFFFU;"
                    + " public const uint P_ROOM = (1U << 10);",
            ],
            """
            ((Func<string>)(() =>
            {
                static string Try(Func<object> call) { try { return $"{call()}"; } catch (ArgumentOutOfRangeException) { return "out"; } }
                return FormattableString.Invariant($"{Api.Logit(0.25)} {Api.Damp(1)} {Api.Scale(3)} {Api.Mask(9)} {Api.Room(5)} ")
                    + $"{Api.Size(7)} {Api.Large(1000)} {Try(() => Api.Damp(1.6))} {Try(() => Api.Damp(0.4))} "
                    + $"{Try(() => Api.Scale(-1501))} {Try(() => Api.Large(1.4))} {Try(() => Api.Logit(double.NaN))}";
            }))()
            """, options: ", Prefix = \"pr_\""));

    [Theory]
    [InlineData("int f(int n = range(0.5, 3))", "IB1009")]
    [InlineData("int f(double x = range(1.5, 0.5))", "IB1009")]
    [InlineData("int f(double* x = in(1.5))", "IB1001")]
    [InlineData("int f(double* x = in(1e3))", "IB1001")]
    [InlineData("int f(double x = range(0.1.2, 1))", "IB1001")]
    public void A_fraction_where_an_integer_belongs_is_reported(string function, string id) =>
        Assert.Equal(id, Assert.Single(GeneratorRun.Of(Raw.Class(Raw.Function(function))).Diagnostics).Id);

    [Fact]
    public void Either_of_two_nullable_arrays_may_be_left_out_and_so_may_a_nullable_reference() =>
        Assert.Equal("103 3 33 31 32 0 y 133",
            CaseProgram.Run("""
                #include <stdint.h>
                #include <stddef.h>
                int64_t np_either(const double *x, const double *y, int64_t n) { return (x != NULL) + (y != NULL) * 2 + 10 * n; }
                int64_t np_three(const double *x, const double *y, const double *z, int64_t n) {
                    return (x != NULL) + (y != NULL) + (z != NULL) + 10 * n + 100 * (x == NULL);
                }
                int32_t np_find(const int32_t *x, int64_t n, const double *tolerance, int64_t *where) {
                    return (int32_t)(n + (tolerance != NULL) * 10 + (where != NULL) * 100 + x[0]);
                }
                """,
                [
                    "long np_either(double* x = in(n) | nullable, double* y = in(n) | nullable, long n)",
                    "long np_three(double* x = in(n) | nullable, double* y = in(n) | nullable, double* z = in(n) | nullable, long n)",
                    "int np_find(int* x = in(n), long n, double* tolerance = in(1) | nullable, long* where = inout(1) | nullable)",
                ],
                """
                ((Func<string>)(() =>
                {
                    long w = 0;
                    static string Refused(Action call)
                    {
                        try { call(); return ""; } catch (ArgumentException exception) { return exception.ParamName!; }
                    }
                    return $"{Api.Find([1, 2], null, ref w)} {Api.Find([1, 2])} {Api.Either([1, 2, 3], [1, 2, 3])} "
                        + $"{Api.Either([1, 2, 3], default)} {Api.Either(default, [1, 2, 3])} {Api.Either(default, default)} "
                        + $"{Refused(() => Api.Three([1], [1, 2]))}{Refused(() => Api.Three(default, [1, 2], [1, 2]))} "
                        + $"{Api.Three(default, [1, 2, 3], [1, 2, 3]) + Refused(() => Api.Three(default, [1, 2, 3], [1, 2])).Length}";
                }))()
                """, options: ", Prefix = \"np_\""));

    [Fact]
    public void Types_that_ClangSharp_writes_with_an_at_sign_are_found()
    {
        var run = GeneratorRun.Of(Raw.Class("""
            [DllImport("sample")] public static extern @point centre([NativeAnnotation("in(n)")] @point* points, int n);
            [DllImport("sample")] public static extern int colours(@colour c, @byte b);
            [DllImport("sample")] [return: NativeAnnotation("handle(tree, tree_free)")] public static extern @tree* tree_new();
            [DllImport("sample")] public static extern void tree_free(@tree* t);
            """, types: "internal record struct @point(double x); internal enum @colour { RED } internal struct @tree;"
                + " internal record struct @byte(int value);")).Sound();
        Assert.Contains("Colours(global::Sample.colour c, global::Sample.@byte b)", run.Text, StringComparison.Ordinal);
        Assert.Contains("TreeHandle TreeNew()", run.Text, StringComparison.Ordinal);
        Assert.Contains("ReadOnlySpan<global::Sample.point>", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handle_may_be_received_through_a_pointer_to_a_pointer_to_const()
    {
        var run = GeneratorRun.Of(Raw.Class("""
            [DllImport("sample")] public static extern int tree_new([NativeTypeName("const tree **")]
                [NativeAnnotation("out(1)")] [NativeAnnotation("handle(tree, tree_free)")] tree** t);
            [DllImport("sample")] public static extern void tree_free([NativeTypeName("const tree *")] tree* t);
            """, types: "internal struct tree;")).Sound();
        Assert.Contains("public static (int Result, TreeHandle T) TreeNew()", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_creates_a_public_handle_is_public_although_its_struct_is_not()
    {
        var run = CaseProgram.Generate(
            ["[handle(tree, tree_free)] tree* tree_new()", "void tree_free(tree* t)", "int tree_size(tree* t)", "leaf tree_leaf(tree* t)", "tree tree_value()"],
            "0", types: "internal record struct tree(int Value); internal record struct leaf(int Value);").Sound();
        Assert.Contains("public static TreeHandle TreeNew()", run.Text, StringComparison.Ordinal);
        Assert.Contains("public static int TreeSize(TreeHandle t)", run.Text, StringComparison.Ordinal);
        Assert.Contains("internal static global::Sample.leaf TreeLeaf(TreeHandle t)", run.Text, StringComparison.Ordinal);
        Assert.Contains("internal static global::Sample.tree TreeValue()", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_of_any_number_of_arguments_stays_out_and_says_why()
    {
        var run = GeneratorRun.Of(Raw.Class("""
            [DllImport("sample")] public static extern int log_line([NativeAnnotation("string(utf8)")] sbyte* format, __arglist);
            [DllImport("sample")] public static extern int good(int n);
            """));
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(("IB1022", DiagnosticSeverity.Info), (found.Id, found.Severity));
        Assert.DoesNotContain("LogLine", run.Text, StringComparison.Ordinal);
        Assert.Contains("Good(int n)", run.Text, StringComparison.Ordinal);
    }
}
