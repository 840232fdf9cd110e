// SPDX-License-Identifier: MIT
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
        Assert.Contains("\nfill.x: inout(n)  # n is the length beside it\n", report.Text(), StringComparison.Ordinal);
        Assert.Contains("- `odd` is left out of the bindings: it takes any number of arguments\n", report.Text(), StringComparison.Ordinal);
        Assert.Contains("- `ib_fibonacci_iterative_u64`\n", report.Text(), StringComparison.Ordinal);
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
