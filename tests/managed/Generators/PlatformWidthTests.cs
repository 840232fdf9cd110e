// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>C's long crosses as wide as it is where the program runs; types whose width the bindings do not know stay
/// out.</summary>
public class PlatformWidthTests
{
    private const string C = """
        #include <string.h>
        long twice(long x) { return 2 * x; }
        unsigned long count(const float *x, unsigned long n) { return x ? n : 99; }
        long divide(long a, long b, long *quotient) { if (b == 0) return 7; *quotient = a / b; return 0; }
        void fill(unsigned char *to, unsigned long *room) { *room = *room / 2; memset(to, 3, *room); }
        long sum(const long *x, int n) { long s = 0; for (int i = 0; i < n; i++) s += x[i]; return s; }
        """;

    private static readonly string[] Declarations =
    [
        "CLong twice(CLong x)", "CULong count(float* x = in(n), CULong n)",
        "[status] CLong divide(CLong a, CLong b, CLong* quotient = out(1))",
        "void fill(byte* to = out(room), CULong* room = inout(1))", "CLong sum(CLong* x = in(n), int n)",
    ];

    [Theory]
    [InlineData("-14 -14", "$\"{Api.Twice(-7)} {(nint)Api.Twice(-7)}\"")]
    [InlineData("3", "Api.Count([1, 2, 3])")]
    [InlineData("-3", "Api.Divide(-17, 5)")]
    [InlineData("7", "Failure(() => Api.Divide(1, 0)); static object Failure(Action a) "
        + "{ try { a(); return 0; } catch (System.Runtime.InteropServices.ExternalException e) { return e.ErrorCode; } }")]
    [InlineData("2", "Api.Fill(new byte[4])")]
    [InlineData("6", "Api.Sum([new(1), new(2), new(3)])")]
    public void A_long_of_C_is_a_native_integer(string expected, string expression) =>
        Assert.Equal(expected, CaseProgram.Run(C, Declarations, expression));

    [Theory]
    [InlineData("time_t", "nint", "int64_t")]
    [InlineData("const wchar_t *", "int*", "char16_t")]
    [InlineData("long", "nint", "CLong")]
    [InlineData("const unsigned long *", "nuint*", "CLong")]
    [InlineData("void (*)(void *, long)", "delegate* unmanaged[Cdecl]<void*, nint, void>", "int64_t")]
    public void What_may_be_another_width_elsewhere_stays_out_and_names_what_is_not(string native, string type, string remedy)
    {
        var run = CaseProgram.Generate(
            [$"#[DllImport(\"sample\")] public static extern int f([NativeTypeName(\"{native}\")] {type} x);"], "1");
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal("IB1043", found.Id);
        Assert.Contains(remedy, found.GetMessage(null), StringComparison.Ordinal);
        Assert.DoesNotContain("Calls <c>f</c>", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("typedef long index_t;", "index_t", "nint", "int64_t")]
    [InlineData("typedef unsigned long word; typedef word count_t;", "const count_t *", "nuint*", "CLong")]
    [InlineData("typedef time_t stamp;", "stamp", "nint", "int64_t")]
    [InlineData("typedef void (*seen)(void *user, long at);", "seen", "delegate* unmanaged[Cdecl]<void*, nint, void>", "int64_t")]
    [InlineData("typedef long index_t; typedef index_t (*next)(void *user);", "next", "delegate* unmanaged[Cdecl]<void*, nint>", "int64_t")]
    public void A_typedef_hides_no_width(string header, string native, string type, string remedy)
    {
        var run = CaseProgram.Generate([$"#[DllImport(\"sample\")] public static extern int f([NativeTypeName(\"{native}\")] {type} x);"], "1",
            header: header);
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal("IB1043", found.Id);
        Assert.Contains(native, found.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains(remedy, found.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("long long", "long")]
    [InlineData("unsigned long long", "ulong")]
    [InlineData("int64_t", "long")]
    [InlineData("size_t", "nuint")]
    public void Other_integers_are_what_they_were(string native, string type) => CaseProgram.Generate(
        [$"#[DllImport(\"sample\")] public static extern int f([NativeTypeName(\"{native}\")] {type} x);"], "Api.F(1)").Sound();
}
