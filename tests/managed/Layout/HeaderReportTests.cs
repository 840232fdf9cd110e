// SPDX-License-Identifier: MIT
using InteropBridge.Layout.Managed;
using InteropBridge.Layout.Reading;
using InteropBridge.Layout.Reporting;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Layout;

/// <summary>What the build tells of a header, and the overlay lines that it guesses.</summary>
public class HeaderReportTests
{
    private const string Import = "[DllImport(\"k\", CallingConvention = CallingConvention.Cdecl)] public static extern";

    [Fact]
    public void Functions_with_a_method_are_found_in_the_assembly()
    {
        var safe = SafeCalls.In(typeof(InteropBridge.Kernels.JacobiVariant).Assembly.Location);

        Assert.Contains("ib_fibonacci_iterative_u64", safe);
        Assert.DoesNotContain("ib_nothing", safe);
    }

    [Fact]
    public void Report_counts_what_is_bound_safe_and_left_out()
    {
        using var folder = new TemporaryFolder();
        var bindings = folder.Write("k.g.cs", Bindings($"{Import} ulong ib_fibonacci_iterative_u64(int n);\n    {Import} void fill(double* x, int n);\n"
            + "    // odd is left out of the bindings: it takes any number of arguments"));
        var report = new HeaderReport(new Request([$"header={folder.File("k.h")}", $"bindings={bindings}"]),
            typeof(InteropBridge.Kernels.JacobiVariant).Assembly.Location);

        Assert.Equal("k.h: 2 bound, 1 safe, 1 left out", report.Summary);
        Assert.Contains("\nfill.x: inout(n) # n is its length, by the name\n", report.Text(), StringComparison.Ordinal);
        Assert.Contains("- `odd` is left out of the bindings: it takes any number of arguments\n", report.Text(), StringComparison.Ordinal);
        Assert.Contains("- `ib_fibonacci_iterative_u64`\n", report.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nuint pack([NativeTypeName(\"const void *\")] void* src, [NativeTypeName(\"size_t\")] nuint srcSize, void* dst, nuint dstCapacity)",
        "pack.src: in(srcSize); pack.dst: out(dstCapacity)")]
    [InlineData("int letters([NativeTypeName(\"const char *\")] sbyte* text)", "letters.text: string(utf8)")]
    [InlineData("[return: NativeTypeName(\"const char *\")] sbyte* name()", "name: string(utf8)")]
    [InlineData("thing* thing_create(int n)", "thing_create: handle(thing, thing_free)")]
    [InlineData("thing* thing_parent(thing* of)", "")]
    [InlineData("int thing_open(int n, thing** result)", "thing_open.result: out(1) handle(thing, thing_free)")]
    [InlineData("void thing_destroy(thing* x)", "thing_destroy: omit")]
    [InlineData("int size(thing* x, int* width, [NativeTypeName(\"const point *\")] point* at, point* to)", "size.width: out(1); size.at: in(1); size.to: inout(1)")]
    [InlineData("void unknown(void* x, [NativeTypeName(\"const double *\")] double* y, thing** all, int many)", "unknown.all: out(1) handle(thing, thing_free)")]
    public void Names_and_types_tell_contracts(string declaration, string expected)
    {
        var file = BindingFile.Read(Bindings($"{Import} void thing_free(thing* x);\n    {Import} void thing_destroy(thing* x);\n    "
            + (declaration.StartsWith("[return", StringComparison.Ordinal) ? declaration.Insert(declaration.IndexOf(']', StringComparison.Ordinal) + 1, $" {Import}") : $"{Import} {declaration}") + ";"));
        var lines = new Suggestions(file).Of(file.Functions[^1]).Select(line => line.Split(" # ")[0]);

        Assert.Equal(expected, string.Join("; ", lines));
    }

    private static string Bindings(string declarations) => $$"""
        namespace Sample;
        internal partial struct thing { }
        internal partial struct point { public int x; }
        internal static unsafe partial class Native
        {
            {{declarations}}
        }

        """;
}
