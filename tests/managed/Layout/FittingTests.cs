// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>What ClangSharp writes of things that C# lacks, or that it takes for something else, is made to fit the header.</summary>
public class FittingTests
{
    private const string Import = "[DllImport(\"k\", CallingConvention = CallingConvention.Cdecl)]\n    public static extern";

    [Theory]
    [InlineData("_Float16 f(_Float16 x)", "_Float16 f(_Float16 x)", "_Float16")]
    [InlineData("long double f(const long double x)", "long double f(const long double x)", "long double")]
    [InlineData("unsigned __int128 f(void)", "unsigned __int128 f()", "unsigned __int128")]
    [InlineData("float _Complex f(void)", "_Complex float f()", "_Complex float")]
    [InlineData("v4 f(v4 x)", "__attribute__((__vector_size__(4 * sizeof(float)))) float f([NativeTypeName(\"v4\")] "
        + "__attribute__((__vector_size__(4 * sizeof(float)))) float x)", "vector")]
    public void A_value_that_CSharp_has_no_type_for_leaves_its_function_out_and_no_other(string declaration, string bound, string type)
    {
        var (text, said) = Fit($"typedef float v4 __attribute__((vector_size(16)));\n{declaration};\nint g(int x);\n",
            $"{Import} {bound};\n    {Import} int g(int x);");

        Assert.DoesNotContain(" f(", text, StringComparison.Ordinal);
        Assert.Contains("int g(int x);", text, StringComparison.Ordinal);
        Assert.Matches($@"case\.h\(2,1\): warning IB0027: f is left out of the bindings: it has or passes a {type} by value, which C# has no type for\.", said);
    }

    [Fact]
    public void Pointers_to_such_values_stay()
    {
        var (text, said) = Fit("void f(long double *x, _Atomic int *y);\n", $"{Import} void f(long double* x, _Atomic(int)* y);");

        Assert.Contains("void f([NativeTypeName(\"long double *\")] c_long_double* x, [NativeTypeName(\"_Atomic(int) *\")] c__Atomic_int* y);", text,
            StringComparison.Ordinal);
        Assert.Contains("internal partial struct @c_long_double\n{\n}", text, StringComparison.Ordinal);
        Assert.Empty(said);
    }

    [Fact]
    public void Complex_numbers_are_those_of_CSharp()
    {
        var (text, _) = Fit("#include <complex.h>\ndouble complex f(double complex z, double complex *w);\n",
            $"{Import} _Complex double f(_Complex double z, [NativeTypeName(\"_Complex double *\")] _Complex double* w);");

        Assert.Contains("[return: NativeTypeName(\"_Complex double\")]\n    public static extern System.Numerics.Complex f("
            + "[NativeTypeName(\"_Complex double\")] System.Numerics.Complex z, [NativeTypeName(\"_Complex double *\")] System.Numerics.Complex* w);",
            text, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_of_other_headers_can_be_pointed_to()
    {
        var (text, said) = Fit("#include <stdio.h>\n#include <time.h>\nint f(FILE *file, const struct tm *when);\nint g(struct tm when);\n",
            $"{Import} int f([NativeTypeName(\"FILE *\")] _IO_FILE* file, [NativeTypeName(\"const struct tm *\")] @tm* when);\n    {Import} int g(@tm when);");

        Assert.Contains("internal partial struct @_IO_FILE\n{\n}", text, StringComparison.Ordinal);
        Assert.Contains("internal partial struct @tm\n{\n}", text, StringComparison.Ordinal);
        Assert.Matches(@"case\.h\(4,1\): warning IB0027: g is left out of the bindings: it has or passes a tm by value", said);
    }

    [Fact]
    public void Types_that_another_file_declares_are_not_declared_again()
    {
        var (text, _) = Fit("struct other;\nint f(struct other *x);\n", $"{Import} int f(other* x);", ("Other.cs", "internal struct other { public int x; }"));

        Assert.DoesNotContain("struct @other", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_macro_that_is_another_name_of_a_function_is_left_out_without_a_warning()
    {
        var (text, said) = Fit("int f(void);\n#define g f\n", $"{Import} int f();\n"
            + "    [NativeTypeName(\"#define g f\")]\n    public static readonly delegate*<int> g = &f;");

        Assert.Contains("int f();", text, StringComparison.Ordinal);
        Assert.Contains("// g is left out of the bindings: it is another name of a function that is bound", text, StringComparison.Ordinal);
        Assert.Empty(said);
    }

    [Fact]
    public void A_variadic_function_is_left_out() => Assert.Matches(
        @"case\.h\(1,1\): warning IB0027: f is left out of the bindings: it takes any number of arguments",
        Fit("int f(const char *format, ...);\n", $"{Import} int f([NativeTypeName(\"const char *\")] sbyte* format, __arglist);").Said);

    [Fact]
    public void Constants_have_the_values_that_the_compiler_knows()
    {
        var (text, said) = Fit("""
            enum kind { KIND_OLD = 7 };
            typedef void (*destructor)(void *);
            #define ALIAS KIND_OLD
            #define NOT !ALIAS
            #define CHOICE (ALIAS > 3 ? 40000000000 : 0)
            #define FLAG (1u << 31)
            #define HALF (ALIAS / 2.0f)
            #define TITLE ("two" " words\n")
            #define TRANSIENT ((destructor)-1)
            #define PRAGMA _Pragma("once")
            #define LIST { 1, 2 }
            #define UNKNOWN (nowhere + 1)
            #define MAGIC "\x89P"
            #define BREAK "a\u2028b"
            #define MINUS (-0.0)
            int f(int x);
            """, $"{Import} int f(int x);\n    [NativeTypeName(\"#define ALIAS KIND_OLD\")]\n    public const int ALIAS = KIND_OLD;\n    public const int NOT = 7 == 0;\n"
            + "    public static readonly delegate*<void*, void> TRANSIENT = &((delegate* unmanaged[Cdecl]<void*, void>)(-1));\n    public const int UNKNOWN = nowhere + 1;");

        Assert.Contains("public const int ALIAS = 7;", text, StringComparison.Ordinal);
        Assert.Contains("public const int NOT = 0;", text, StringComparison.Ordinal);
        Assert.Contains("public const long CHOICE = 40000000000;", text, StringComparison.Ordinal);
        Assert.Contains("public const uint FLAG = 2147483648;", text, StringComparison.Ordinal);
        Assert.Contains("public const float HALF = 3.5f;", text, StringComparison.Ordinal);
        Assert.Contains("TITLE => \"two words\\u000A\"u8;", text, StringComparison.Ordinal);
        Assert.Contains("public static nint TRANSIENT => unchecked((nint)(-1));", text, StringComparison.Ordinal);
        Assert.Contains("MAGIC => new byte[] { 137, 80 };", text, StringComparison.Ordinal);
        Assert.Contains("BREAK => \"a\\u2028b\"u8;", text, StringComparison.Ordinal);
        Assert.Contains("public const double MINUS = -0d;", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" LIST ", text, StringComparison.Ordinal);
        Assert.Matches(@"^\S+case\.h\(12,1\): warning IB0027: UNKNOWN is left out of the bindings: CS0103", said);
        Assert.Single(said.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_function_that_C_declares_otherwise_is_left_out()
    {
        var (text, said) = Fit("typedef long double real;\nvoid f(real *x);\nvoid g(double *x);\n",
            $"{Import} void f([NativeTypeName(\"real *\")] double* x);\n    {Import} void g(double* x);");

        Assert.DoesNotContain("extern void f(", text, StringComparison.Ordinal);
        Assert.Contains("extern void g(", text, StringComparison.Ordinal);
        Assert.Contains("f is left out of the bindings: real * is no floating-point number of 8 bytes, as the bindings take it", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_project_excludes_is_not_warned_of()
    {
        var (text, said) = Fit("int f_old(void);\nint f(void);\n#define F_OLD 1\n",
            $"{Import} int f_old();\n    {Import} int f();\n    public const int F_OLD = 1;", options: "omit=*_old;F_*");

        Assert.Contains("int f();", text, StringComparison.Ordinal);
        Assert.Contains("// f_old is left out of the bindings: Omit names it", text, StringComparison.Ordinal);
        Assert.DoesNotContain("const int F_OLD", text, StringComparison.Ordinal);
        Assert.Empty(said);
    }

    [Fact]
    public void Macros_that_are_addresses_of_variables_are_looked_up_in_the_library()
    {
        var (text, said) = Fit("""
            struct world; extern struct world *whole; extern struct world one; extern int numbers[4]; static int own; int f(int x); extern int level;
            #define WORLD ((struct world *)((void *)&(one)))
            #define SECOND (&numbers[2])
            #define NUMBERS numbers
            #define OWN (&own)
            #define CALLED f
            #define LEVEL level
            #define WHOLE whole
            """, $"{Import} int f(int x);", options: "library=k");

        static string Export(string symbol) => "System.Runtime.InteropServices.NativeLibrary.GetExport(KernelLibraries.Resolve(\"k\", typeof(Native).Assembly, null) is var library "
            + $"and not 0 ? library : throw new System.DllNotFoundException(\"The library k, which has the variable {symbol}, is not there.\"), \"{symbol}\")";
        Assert.Contains($"public static nint WORLD => {Export("one")};", text, StringComparison.Ordinal);
        Assert.Contains($"public static nint SECOND => {Export("numbers")} + 8;", text, StringComparison.Ordinal);
        Assert.Contains($"public static nint NUMBERS => {Export("numbers")};", text, StringComparison.Ordinal);
        Assert.All(["OWN", "CALLED", "LEVEL", "WHOLE"], name => Assert.DoesNotContain($" {name} =", text, StringComparison.Ordinal));
        Assert.Empty(said);
    }

    [Fact]
    public void Enums_of_which_CSharp_cannot_follow_the_values_get_those_of_C()
    {
        var (text, said) = Fit("enum tag { NONE, BITS = (unsigned long)'b' << 24 | 1, MORE };\nint f(enum tag x);\n", $"{Import} int f([NativeTypeName(\"enum tag\")] tag x);",
            types: "internal enum tag : uint { NONE, BITS = unchecked(((nuint)((byte)('b')) << 24) | 1), MORE }");

        Assert.Contains("BITS = unchecked((uint)(1644167169)), MORE", text, StringComparison.Ordinal);
        Assert.Contains("tag x);", text, StringComparison.Ordinal);
        Assert.Empty(said);
    }

    /// <summary>ClangSharp's option strip-enum-member-type-name takes the type's name from its members.</summary>
    [Fact]
    public void Enums_whose_members_have_other_names_in_CSharp_get_their_own_values_and_no_macros()
    {
        const string Value = "unchecked(((nuint)((byte)('b')) << 24) | 1)";
        var (text, _) = Fit("""
            enum tag { TAG_BITS = (unsigned long)'b' << 24 | 1 };
            #define BITS 3
            typedef enum { HIDDEN = (unsigned long)'b' << 24 | 1 } mask; /* enum other { HIDDEN = 2 }; */
            #define HIDDEN 4
            int f(enum tag x, mask y);

            """, $"{Import} int f([NativeTypeName(\"enum tag\")] tag x, mask y);",
            types: $"internal enum tag : uint {{ BITS = {Value} }}\ninternal enum mask : uint {{ HIDDEN = {Value} }}");

        Assert.Contains("BITS = unchecked((uint)(1644167169))", text, StringComparison.Ordinal);
        Assert.DoesNotContain("(uint)(4)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("enum mask : uint", text, StringComparison.Ordinal);
    }

    private static (string Text, string Said) Fit(string header, string declarations, (string Name, string Text)? other = null, string options = "", string types = "")
    {
        using var folder = new TemporaryFolder();
        var (failure, text, said) = SiftRun.Of("using System;\nusing System.Runtime.InteropServices;\nnamespace Sample;\n"
            + $"internal static unsafe partial class Native\n{{\n    {declarations}\n}}\n{types}\n", header, asksC: true,
            options, other is { } file ? $"compile={folder.Write(file.Name, file.Text)}" : "");
        Assert.Null(failure);
        return (text, said);
    }
}
