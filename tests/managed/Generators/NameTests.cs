// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>Whatever a header calls its functions, parameters and types, what is generated compiles, and can be called by
/// names that a reader of the header expects.</summary>
public class NameTests
{
    [Fact]
    public void Parameters_may_have_the_names_of_the_generators_locals() => Assert.Equal("40 (device 4, 8) (3, 2)",
        CaseProgram.Run("""
            #include <stdint.h>
            #include <stdio.h>
            int32_t dev_poll(int32_t device, int32_t *status) { *status = device * 10; return 0; }
            int32_t dev_describe(int32_t device, char *text, int32_t room, int32_t *text_length) {
                *text_length = snprintf(text, (size_t)room, "device %d", (int)device);
                return 0;
            }
            int64_t dev_slots(const int32_t *slots, int64_t n, int64_t *empty) {
                *empty = 0;
                for (int64_t i = 0; i < n; i++) *empty += slots[i] == 0;
                return n;
            }
            """,
            [
                "[status] int dev_poll(int device, int* status = out(1))",
                "[status] int dev_describe(int device, sbyte* text = out(room) | string(utf8), int room = range(0, 4096),"
                    + " int* text_length = out(1))",
                "long dev_slots(int* slots = in(n), long n, long* empty = out(1))",
            ],
            """$"{Api.Poll(4)} {Api.Describe(4, 100)} {Api.Slots([0, 1, 0])}" """, options: ", Prefix = \"dev_\""));

    [Fact]
    public void Namespaces_may_be_called_like_keywords()
    {
        var run = GeneratorRun.Of(Raw.Class(Raw.Functions("int f(double* x = in(n), int n)", "[handle(thing, drop)] thing* make()", "void drop(thing* t)"),
            types: "internal struct thing;").Replace("namespace Sample;", "namespace _3d.@class.@int;", StringComparison.Ordinal));
        run.Sound();
        Assert.Contains("Calls <c>f</c>", run.Text, StringComparison.Ordinal);
    }

    /// <summary>The compiler compares the names of generated files without case, and two of one name would end the generator.</summary>
    [Fact]
    public void Classes_and_namespaces_may_differ_in_case_alone()
    {
        var run = GeneratorRun.Of([Raw.Class(Raw.Functions("int add(int a)")), """
            namespace Sample { [InteropBridge.SafeApi(typeof(Native))] internal static partial class API; }
            namespace sample { [InteropBridge.SafeApi(typeof(Sample.Native))] internal static partial class Api; }
            """]).Sound();

        Assert.Equal(["Sample.API.SafeApi.g.cs", "Sample.Api.1.2.SafeApi.g.cs", "sample.Api.2.1.SafeApi.g.cs"], run.Result.GeneratedSources
            .Select(source => source.HintName).Where(name => name.EndsWith(".SafeApi.g.cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_may_have_the_names_of_helpers_and_of_objects_members() => Assert.Equal("5 3 5 6 1 2",
        CaseProgram.Run("""
            #include <stdint.h>
            int32_t sig_check(int32_t n) { return n; }
            int32_t sig_status(int32_t code) { return code; }
            int32_t sig_get_type(void) { return 3; }
            double sig_cast_f64(double x) { return x; }
            float sig_cast_f32(float x) { return x + 1; }
            int32_t sig_to_string(void) { return 1; }
            int32_t sig_finalize(void) { return 2; }
            """,
            [
                "int sig_check(int n = range(1, 1024))", "[status] int sig_status(int code)", "int sig_get_type()",
                "double sig_cast_f64(double x)", "float sig_cast_f32(float x)", "int sig_to_string()", "int sig_finalize()",
            ],
            """
            $"{Api.Check(5)} {Api.GetType()} {Api.Cast(5.0)} {Api.Cast<float>(5f)} {Api.ToString()} {Api.Finalize()}"
            """, options: ", Prefix = \"sig_\""));

    [Fact]
    public void Types_and_a_status_map_may_have_the_names_of_helpers() => Assert.Equal("3 4",
        CaseProgram.Run("int f(int status) { return 0; } int g(int n) { return n; }",
            ["[status] int f(Check* x = in(1), Status* y = inout(1))", "int g(int n = range(0, 3))"],
            """$"{Api.G(3)} {Callback.Value}" """, options: ", StatusMap = typeof(Thunks)", types: """
            public struct Check { public int a; }
            public struct Status { public int a; }
            public static class Callback { public const int Value = 4; }
            public sealed class Thunks { public static System.Exception? ToException(long status) => null; }
            """));

    [Theory]
    [InlineData("Fft", "fft_", "fft", "FftNative")]
    [InlineData("Fft", "fft_", "fft_fft", "FftFft")]
    [InlineData("Check", "", "check", "CheckNative")]
    public void A_function_with_the_name_of_the_class_gets_another(string api, string prefix, string function, string method)
    {
        var run = CaseProgram.Generate([$"int {function}(int n = range(0, 1))", "int other(int n)"], $"{api}.{method}(1)", api,
            $", Prefix = \"{prefix}\"");
        Assert.Equal("IB1019", Assert.Single(run.Diagnostics).Id);
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Elements_of_a_tuple_may_have_names_that_CSharp_keeps_for_itself() => Assert.Equal("(3, 1) 1 (7, 1.5) 1.5 (4, 5)",
        CaseProgram.Run("""
            #include <stdint.h>
            int32_t num_divide(int32_t a, int32_t b, int32_t *quotient, int32_t *rest) {
                if (b == 0) return 1;
                *quotient = a / b; *rest = a % b;
                return 0;
            }
            int32_t num_solve(double guess, double *result) { *result = guess / 2; return 7; }
            void num_top(const int32_t *x, int64_t n, int32_t *item2, int32_t *item1) { *item1 = x[n - 1]; *item2 = x[0]; }
            """,
            [
                "[status] int num_divide(int a, int b, int* quotient = out(1), int* rest = out(1))",
                "int num_solve(double guess, double* result = out(1))",
                "void num_top(int* x = in(n), long n, int* item2 = out(1), int* item1 = out(1))",
            ],
            """
            FormattableString.Invariant($"{Api.Divide(7, 2)} {Api.Divide(7, 2).RestValue} {Api.Solve(3)} ")
                + FormattableString.Invariant($"{Api.Solve(3).Result} {Api.Top([4, 5])}")
            """, options: ", Prefix = \"num_\""));

    [Fact]
    public void Parameters_that_differ_by_case_alone_keep_their_own_spelling() => Assert.Equal("3 6 4 8|11",
        CaseProgram.Run("""
            #include <stdint.h>
            void la_outer(const double *X, int64_t N, const double *x, int64_t n, double *out) {
                for (int64_t i = 0; i < N; i++) for (int64_t j = 0; j < n; j++) out[i * n + j] = X[i] * x[j];
            }
            double la_score(const double *params, int64_t in, const double *ref, int32_t checked, int32_t event) {
                return params[0] * ref[0] + checked + event + (double)in;
            }
            """,
            [
                "void la_outer(double* X = in(N), long N, double* x = in(n), long n, double* @out = out(N * n))",
                "double la_score(double* @params = in(in), long @in, double* @ref = in(in) | alias(none), int @checked,"
                    + " int @event = range(0, 3))",
            ],
            """
            ((Func<string>)(() =>
            {
                var product = new double[4];
                Api.Outer(X: [3, 4], x: [1, 2], @out: product);
                return $"{string.Join(' ', product)}|{Api.Score(@params: [2], @ref: [3], @checked: 1, @event: 3)}";
            }))()
            """, options: ", Prefix = \"la_\""));

    [Fact]
    public void Members_of_the_users_own_part_of_the_class_are_left_alone()
    {
        var run = CaseProgram.Generate(
            ["int size(int n = range(0, 3))", "int scale(int n)", "int scale_by(int n)", "int check(int n = range(0, 1))"],
            "Api.ScaleBy(1L) + Api.ScaleBy(1) + Api.Size + Api.SizeNative(2) + Api.Scale(5)", types: """
            public static partial class Api
            {
                public const int Size = 3;
                public static int Scale(int n) => n;
                public static long ScaleBy(long n) => n;
                private static void Check() { }
            }
            """);
        Assert.Equal(["IB1019", "IB1018"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Handles_whose_names_fall_together_are_two_classes() => CaseProgram.Generate(
        [
            "[handle(tree, tree_free)] tree* tree_new()", "void tree_free(tree* t)", "[handle(Tree, Tree_free)] Tree* Tree_new2()",
            "void Tree_free(Tree* t)", "[handle(list, list_free)] list* list_new()", "void list_free(list* l)",
        ], "new TreeHandle[0].Length + new TreeHandle2[0].Length + new ListHandle2[0].Length", types: """
        public struct tree; public struct Tree; public struct list; public struct ListHandle;
        """).Sound();
}
