// SPDX-License-Identifier: MIT
using InteropBridge.Generators;
using InteropBridge.Generators.Diagnostics;
using InteropBridge.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>Each wrong or contradictory contract gets its diagnostic at the words that are wrong, keeps its function out of
/// the safe API, and leaves the function beside it in.</summary>
public class DiagnosticTests
{
    private const string Callback = "delegate* unmanaged[Cdecl]<void*, int, int>";

    [Theory]
    [InlineData("int f(double* x = in(), long n)", "IB1001", ")")]
    [InlineData("int f(double* x = in(n, long n)", "IB1001", ",")]
    [InlineData("int f(double* x = in(n +), long n)", "IB1001", ")")]
    [InlineData("int f(double* x = in(010), long n)", "IB1001", "0")]
    [InlineData("int f(double* x = in(2x), long n)", "IB1001", "2")]
    [InlineData("int f(int n = range(1))", "IB1001", ")")]
    [InlineData("int f(double* x = alias(some))", "IB1001", "s")]
    [InlineData("int f(sbyte* x = string(latin1))", "IB1001", "l")]
    [InlineData("int f(double* x = inn(n), long n)", "IB1002", "inn")]
    [InlineData("[statsu] int f(int n)", "IB1002", "statsu")]
    [InlineData("int f(double* x = in(rows * column), long rows, long columns)", "IB1003", "column")]
    [InlineData("int f(int n = range(0, NO_SUCH_LIMIT))", "IB1003", "NO_SUCH_LIMIT")]
    [InlineData("int f(int m, int n = range(0, m))", "IB1003", "m")]
    [InlineData("int f(double x = out(1))", "IB1004", "out")]
    [InlineData("int f(int n = nonnull)", "IB1004", "nonnull")]
    [InlineData("int f(double* x = in(n) | range(0, 1), long n)", "IB1005", "range")]
    [InlineData("int f(point p = range(0, 1))", "IB1005", "range")]
    [InlineData("int f(double* x = in(n) | out(n), long n)", "IB1006", "out")]
    [InlineData("int f(double* x = in(n) | nonnull | nullable, long n)", "IB1006", "nullable")]
    [InlineData("int f(double* x = in(n) | in(m), long n, long m)", "IB1006", "in")]
    [InlineData("int f(int n = range(0, 1) | range(0, 2))", "IB1006", "range")]
    [InlineData("int f(double* x = alias(none))", "IB1006", "alias")]
    [InlineData("int f(int n = status)", "IB1006", "status")]
    [InlineData("[in(3)] int f(int n)", "IB1006", "in")]
    [InlineData("int f(point** x = out(1) | handle(point))", "IB1007", "handle")]
    [InlineData("int f(point** x = out(1) | handle(point, no_such_destroy))", "IB1007", "handle")]
    [InlineData("int f(point** x = out(1) | handle(point, good))", "IB1007", "handle")]
    [InlineData("int f(point* x = handle(point))", "IB1007", "handle")]
    [InlineData("int f(point* x = handle(point, point_destroy))", "IB1007", "handle")]
    [InlineData("[fast] int f(" + Callback + " c = callback(lifetime: call), void* user = user_data)", "IB1008", "fast")]
    [InlineData("int f(int n = range(3, 2))", "IB1009", "range")]
    [InlineData("int f(int n = range(3000000000, 4000000000))", "IB1009", "range")]
    [InlineData("int f(byte n = range(-5, -1))", "IB1009", "range")]
    [InlineData("int f(double* x = in(UINT64_MAX * UINT64_MAX))", "IB1009", "in")]
    [InlineData("int f(double* x = in(n * (UINT64_MAX + 1)), int n)", "IB1009", "in")]
    [InlineData("int f(double* x = in(-1))", "IB1009", "in")]
    [InlineData("int f(double* x = callback(lifetime: call))", "IB1011", "callback")]
    [InlineData("int f(" + Callback + " b = callback(lifetime: call), " + Callback + " c = callback(lifetime: call), void* user = user_data)", "IB1011", "c")]
    [InlineData("int f(" + Callback + " c = callback(lifetime: object), void* user = user_data)", "IB1011", "callback")]
    [InlineData("int f(" + Callback + " c = progress, void* user = user_data)", "IB1011", "progress")]
    [InlineData("int f(delegate* unmanaged[Cdecl]<int, int> c = callback(lifetime: call), void* user = user_data)", "IB1011",
        "callback")]
    [InlineData("int f(delegate* unmanaged[Cdecl]<void*, void> c = callback(lifetime: call) | cancel, void* u = user_data)",
        "IB1011", "callback")]
    [InlineData("int f(void* user = user_data)", "IB1011", "user")]
    [InlineData("[status] void f(int n)", "IB1012", "status")]
    [InlineData("int f(int* x = string(utf8))", "IB1013", "string")]
    [InlineData("int f(double* x = in(d), double d)", "IB1014", "in")]
    [InlineData("int f(double* x = in(2 * m), int* m = in(1))", "IB1014", "m")]
    [InlineData("int f(double* x = in(n), long n, double* y)", "IB1021", "y")]
    [InlineData("[status] int f(double* y)", "IB1021", "y")]
    [InlineData("int f(double* y)", "IB1020", "f")]
    public void A_wrong_contract_is_reported_where_it_is_wrong(string function, string id, string words)
    {
        var run = GeneratorRun.Of(Raw.Class(
            Raw.Functions(function, "int good(int n)", "void point_destroy(point* p)"), types: "internal struct point;"));
        // The destructor's pointer stays out wherever its handle was refused, and says so.
        var found = Assert.Single(run.Diagnostics, diagnostic => !diagnostic.GetMessage()
            .StartsWith("point_destroy", StringComparison.Ordinal));
        Assert.Equal(id, found.Id);
        Assert.Equal(words, Words(run, found));
        Assert.NotEmpty(found.Descriptor.HelpLinkUri);
        Assert.DoesNotContain("Calls <c>f</c>", run.Text, StringComparison.Ordinal);
        Assert.Contains("Calls <c>good</c>", run.Text, StringComparison.Ordinal);
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void A_fixed_array_whose_contract_says_another_length_is_reported()
    {
        var run = GeneratorRun.Of(Raw.Class("""
            [DllImport("sample")]
            public static extern int f([NativeTypeName("const double[4]")] [NativeAnnotation("in(3)")] double* m);
            """));
        Assert.Equal(["IB1010"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Writing_through_a_pointer_to_const_is_reported()
    {
        var run = GeneratorRun.Of(Raw.Class("""
            [DllImport("sample")]
            public static extern int f([NativeTypeName("const double *")] [NativeAnnotation("out(3)")] double* m);
            """));
        Assert.Equal(["IB1006"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Help_links_lead_into_the_folder_that_the_build_names()
    {
        var run = GeneratorRun.Of(Raw.Class(Raw.Functions("int f(double* x = in(m), int n)")));
        var folder = OperatingSystem.IsWindows() ? @"C:\my packages\docs\" : "/my packages/docs/";

        var found = Assert.Single(new BuildProperties(new() { ["build_property.InteropBridgeDocs"] = folder }).Diagnostics(run, new SafeApiGenerator()));

        Assert.Matches("^file:///(C:/)?my%20packages/docs/diagnostics.md#ib1003$", found.Descriptor.HelpLinkUri);
    }

    [Theory]
    [InlineData("internal static class Api;")]
    [InlineData("file static partial class Api;")]
    public void A_class_that_cannot_be_extended_is_reported(string declaration) => Assert.Equal(["IB1015"], Ids(declaration));

    [Fact]
    public void A_raw_class_without_functions_is_reported() =>
        Assert.Equal(["IB1016"], Ids("internal static partial class Api;"));

    [Fact]
    public void An_attribute_on_two_parts_of_a_class_is_the_compilers_error_alone()
    {
        var run = GeneratorRun.Of([Raw.Class(Raw.Function("int f(int n)")), """
            namespace Sample;
            [InteropBridge.SafeApi(typeof(Native))]
            internal static partial class Api;
            """]);
        Assert.Null(run.Result.Exception);
        Assert.Equal(["CS0579"], run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_status_map_without_its_method_is_reported()
    {
        var run = GeneratorRun.Of(Raw.Class(Raw.Function("int f(int n)"), ", StatusMap = typeof(string)"));
        Assert.Equal(["IB1017"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Two_functions_with_the_same_method_are_reported_and_the_first_is_kept()
    {
        var run = GeneratorRun.Of(Raw.Class(Raw.Functions("int do_it(int n)", "int doIt(int n)")));
        Assert.Equal(["IB1018"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Contains("do_it", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("doIt", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_diagnostic_has_an_entry_in_the_help_page_and_the_release_file()
    {
        var folder = Path.Combine(Repository.Root, "managed", "InteropBridge.Generators");
        var help = File.ReadAllText(Repository.File("docs", "diagnostics.md"));
        var releases = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md"));
        Assert.All(Descriptors.All, descriptor =>
        {
            Assert.Contains($"## {descriptor.Id}\n", help, StringComparison.Ordinal);
            Assert.Contains(descriptor.Id, releases, StringComparison.Ordinal);
            Assert.EndsWith($"#{descriptor.Id.ToLowerInvariant()}", descriptor.HelpLinkUri, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> Ids(string target) => GeneratorRun
        .Of($"namespace Sample; internal static partial class Native; [InteropBridge.SafeApi(typeof(Native))] {target}")
        .Diagnostics.Select(diagnostic => diagnostic.Id)
            .Where(id => id != "IB1016" || target == "internal static partial class Api;");

    private static string Words(GeneratorRun run, Diagnostic diagnostic)
    {
        var tree = run.Input.SyntaxTrees.Single(tree => tree.FilePath == diagnostic.Location.GetLineSpan().Path);
        return tree.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
    }
}
