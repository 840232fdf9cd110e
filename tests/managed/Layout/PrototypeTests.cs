// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Native;
using InteropBridge.Layout.Prototypes;
using InteropBridge.Layout.Reading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>The functions of Fortran, Rust and Go sources, compared with the header.</summary>
public sealed class PrototypeTests : IDisposable
{
    private const string Header = "double sample_dot(const double *x, const double *y, int64_t n);";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x: *const f64, y: *const f64, n: i64", "f64", "")]
    [InlineData("x: *const Real, y: &Real, n: std::ffi::c_longlong", "c_double", "")]
    [InlineData("x: Option<&f64>, y: *const c_void, n: isize", "Real", "")]
    [InlineData("x: &[f64], y: *const f64, n: i64", "f64", "x is &[f64] here and const double * there")]
    [InlineData("x: *const f64, y: Box<dyn Fn()>, n: i64", "f64", "y is Box<dyn Fn()> here and const double * there")]
    [InlineData("x: &[f64; 3], y: *const f64, n: Option<i64>", "f64", "n is Option<i64> here and int64_t there")]
    [InlineData("x: *const f32, y: *const f64, n: i64", "f64", "x is *const f32 here and const double * there")]
    [InlineData("x: *const f64, n: i64, y: *const f64", "f64", "y is i64 here and const double * there")]
    [InlineData("x: *const f64, y: *const f64, n: i32", "f64", "n is i32 here and int64_t there")]
    [InlineData("x: *const f64, y: *const f64, n: u64", "f64", "n is u64 here and int64_t there")]
    [InlineData("x: *const f64, y: *const f64", "f64", "it has 2 parameters here and 3 there")]
    [InlineData("x: *const f64, y: *const f64, n: i64", "f32", "the result is f32 here and double there")]
    [InlineData("x: *const *const f64, y: *const f64, n: i64", "f64", "x is *const *const f64 here")]
    [InlineData("x: *const f64, y: *const f64, n: Foreign", "f64", "whether n is the same here, as Foreign, and in sample.h, line 2, as int64_t, could not be seen")]
    public void Rust(string parameters, string result, string expected)
    {
        var source = _folder.Write("a.rs", $$"""
            // pub extern "C" fn sample_dot(x: i8) {} is a comment
            use std::ffi::{c_double, c_void};
            type Real = f64;

            #[no_mangle]
            #[allow(unused_variables)]
            pub unsafe extern "C" fn sample_dot({{parameters}}) -> {{result}} {
                0.0
            }
            """);

        Expect(expected, Compare("Rust", source), $"{source}(7,1): ");
    }

    [Fact]
    public void Rust_function_of_another_name_or_of_a_module_is_found()
    {
        _folder.Write("inner.rs", """
            #[unsafe(export_name = "sample_dot")]
            pub extern "C" fn dot(x: *const f64, y: *const f64, n: i16) -> f64 { 0.0 }
            """);
        var source = _folder.Write("a.rs", "mod inner;\n");

        Expect("n is i16 here", Compare("Rust", source), _folder.File("inner.rs"));
    }

    [Theory]
    [InlineData("double sample_dot (double *x, const double *y, long n);", "")]
    [InlineData("double sample_dot (void *x, double *y, size_t n);", "")]
    [InlineData("double sample_dot (float *x, double *y, long n);", "x is float *")]
    [InlineData("double sample_dot (double *x, double *y, int n);", "n is int ")]
    [InlineData("double sample_dot (double *x, double *y, long *n);", "n is long *")] // without VALUE
    [InlineData("void sample_dot (double *x, double *y, long n);", "the result is void here and double there")]
    public void Fortran(string prototype, string expected)
    {
        var source = _folder.Write("a.f90", "module m\ncontains\nfunction Sample_Dot(x, y, n) bind(c)\n");
        _folder.Write("prototypes/a.h", $"// of {source}\n#include <stddef.h>\n{prototype}\n");

        Expect(expected, Compare("Fortran", source), $"{source}(3,1): ");
    }

    [Theory]
    [InlineData("double* x, double* y, int64_t n", "")]
    [InlineData("GoFloat64* x, GoFloat64* y, GoInt n", "")]
    [InlineData("double* x, double* y, GoUint32 n", "n is GoUint32 n")]
    public void Go(string parameters, string expected)
    {
        var source = _folder.Write("a.go", "package main\n\n//export sample_dot\nfunc sample_dot() {}\n");
        _folder.Write("prototypes/case_native.go.h", $$"""
            static double sample_dot(char *of_the_comment);
            #ifdef __cplusplus
            extern "C" {
            #endif
            extern double sample_dot({{parameters}});
            """);

        Expect(expected.Replace(" n", "", StringComparison.Ordinal), Compare("Go", source), $"{source}(4,1): ");
    }

    [Fact]
    public void Function_whose_source_is_not_seen_is_a_warning_at_the_header()
    {
        var source = _folder.Write("a.rs", "make_functions!(sample_dot);\n");

        Expect("warning IB0043: sample_dot could not be compared with its source", Compare("Rust", source), "sample.h(2,1): ");
    }

    private static void Expect(string expected, (bool IsRight, string Output) found, string place)
    {
        Assert.Equal(expected.Length == 0 || expected.Contains("could not", StringComparison.Ordinal), found.IsRight);
        if (expected.Length == 0)
        {
            Assert.Equal("", found.Output);
            return;
        }

        Assert.Contains(expected, found.Output, StringComparison.Ordinal);
        Assert.Contains(place, found.Output, StringComparison.Ordinal);
    }

    private (bool IsRight, string Output) Compare(string language, string source)
    {
        var header = _folder.Write("sample.h", $"#include <stdint.h>\n{Header}\n");
        var bindings = BindingFile.Read("""
            internal static unsafe partial class Native
            {
                [DllImport("case.native", ExactSpelling = true)]
                public static extern double sample_dot([NativeTypeName("const double *")] double* x, [NativeTypeName("const double *")] double* y, [NativeTypeName("int64_t")] long n);
            }
            """);
        var output = new StringWriter();
        var request = new Request([$"header={header}", "name=case.native", $"native={_folder.Path}", $"source=case.native|{language}|{source}"]);
        return (new PrototypeCheck(request, bindings, new HeaderText(File.ReadAllText(header), ""), output).Run(), output.ToString());
    }
}
