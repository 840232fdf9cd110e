// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>Arrays of arrays lie in one piece in C, however many stars ClangSharp gives them: they are spans of all their
/// elements.</summary>
public class ArrayOfArraysTests
{
    private const string C = """
        #include <stdint.h>
        typedef double pair[2];
        void lengths(const double (*points)[3], double *out, int64_t n) {
            for (int64_t i = 0; i < n; i++) out[i] = points[i][0] + points[i][1] + points[i][2];
        }
        double trace(const double m[4][4]) { return m[0][0] + m[1][1] + m[2][2] + m[3][3]; }
        double sum(int32_t rows, int32_t columns, const double a[rows][columns]) {
            double s = 0;
            for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) s += a[i][j] * (i + 1);
            return s;
        }
        double last(const double v[static 3]) { return v[2]; }
        void twice(int32_t n, double v[n]) { for (int i = 0; i < n; i++) v[i] *= 2; }
        void rows_of_three(int32_t n, double a[][3]) { for (int i = 0; i < n; i++) a[i][1] = i; }
        void cube(int32_t n, double a[n][n + 1][2]) { a[n - 1][n][1] = 5; }
        int32_t bits(int32_t a[2][3][4]) { return a[1][2][3]; }
        """;

    private static readonly string[] Declarations =
    [
        "#" + Import + """
        void lengths([NativeTypeName("const double (*)[3]")] [NativeAnnotation("in(n)")] double** points,
            [NativeAnnotation("out(n)")] double* @out, [NativeTypeName("int64_t")] long n);
        """,
        "#" + Import + "double trace([NativeTypeName(\"const double[4][4]\")] double** m);",
        "#" + Import + """
        double sum([NativeTypeName("int32_t")] int rows, [NativeTypeName("int32_t")] int columns,
            [NativeTypeName("const double[rows][columns]")] [NativeAnnotation("in(columns * rows)")] double** a);
        """,
        "#" + Import + "double last([NativeTypeName(\"const double[static 3]\")] double* v);",
        "#" + Import + "void twice([NativeTypeName(\"int32_t\")] int n, [NativeTypeName(\"double[n]\")] double* v);",
        "#" + Import + """
        void rows_of_three(int n, [NativeTypeName("double[][3]")] [NativeAnnotation("inout(n)")] double** a);
        """,
        "#" + Import + "void cube(int n, [NativeTypeName(\"double[n][n + 1][2]\")] double*** a);",
        "#" + Import + "int bits([NativeTypeName(\"int32_t[2][3][4]\")] int*** a);",
    ];

    private const string Import =
        "[DllImport(\"sample\", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)] public static extern ";

    [Theory]
    [InlineData("6 15", """
        new Func<object>(() =>
        {
            var sums = new double[2];
            Api.Lengths([1, 2, 3, 4, 5, 6], sums);
            return string.Join(' ', sums);
        })()
        """)]
    [InlineData("34", "Api.Trace([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])")]
    [InlineData("36", "Api.Sum(2, 3, [1, 2, 3, 4, 5, 6])")]
    [InlineData("3", "Api.Last([1, 2, 3])")]
    [InlineData("2 4", "new Func<object>(() => { double[] x = [1, 2]; Api.Twice(x); return string.Join(' ', x); })()")]
    [InlineData("9 0 9 9 1 9", """
        new Func<object>(() => { double[] x = [9, 9, 9, 9, 9, 9]; Api.RowsOfThree(2, x); return string.Join(' ', x); })()
        """)]
    [InlineData("5", "new Func<object>(() => { var a = new double[2 * 3 * 2]; Api.Cube(2, a); return a[11]; })()")]
    [InlineData("7", "new Func<object>(() => { var a = new int[24]; a[23] = 7; return Api.Bits(a); })()")]
    public void It_is_a_span_of_the_product(string expected, string expression) =>
        Assert.Equal(expected, CaseProgram.Run(C, Declarations, expression));

    [Theory]
    [InlineData("Api.Lengths(new double[5], new double[2])")]
    [InlineData("Api.Trace(new double[15])")]
    [InlineData("Api.Sum(2, 3, new double[5])")]
    [InlineData("Api.Last(new double[2])")]
    [InlineData("Api.RowsOfThree(2, new double[5])")]
    [InlineData("Api.Cube(2, new double[11])")]
    [InlineData("Api.Bits(new int[23])")]
    public void A_span_that_is_too_short_is_refused(string call) => Assert.Equal("ArgumentException", CaseProgram.Run(C, Declarations,
        $"Refusal(() => {call}); static string Refusal(Action a) {{ try {{ a(); return \"none\"; }} "
        + "catch (Exception e) { return e.GetType().Name; } }"));

    [Theory]
    [InlineData("void f([NativeTypeName(\"pair *\")] [NativeAnnotation(\"in(n)\")] double** x, int n)", "IB1021", "pair *")]
    [InlineData("void f([NativeTypeName(\"double *[4]\")] [NativeAnnotation(\"in(4)\")] double** x)", "IB1021", "double *[4]")]
    [InlineData("void f([NativeTypeName(\"pair\")] [NativeAnnotation(\"in(1)\")] double* x)", "IB1042", "pair")]
    [InlineData("void f(int n, [NativeTypeName(\"double[n][n]\")] [NativeAnnotation(\"in(n)\")] double** x)", "IB1010", "double[n][n]")]
    [InlineData("void f(int n, [NativeTypeName(\"double[n % 2][n]\")] [NativeAnnotation(\"in(n)\")] double** x)", "IB1021", "[n % 2]")]
    public void What_is_no_array_for_certain_stays_out_and_is_called_what_it_is(string function, string id, string words)
    {
        var run = CaseProgram.Generate([$"#{Import}{function};"], "1");
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(id, found.Id);
        Assert.Contains(words, found.GetMessage(null), StringComparison.Ordinal);
        Assert.DoesNotContain("Calls <c>f</c>", run.Text, StringComparison.Ordinal);
    }
}
