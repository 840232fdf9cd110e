// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Overlay;
using InteropBridge.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>Contracts from an overlay file count like those of a header, and their mistakes are reported in the file.</summary>
public class OverlayTests
{
    private static readonly string Declarations = Raw.Class(Raw.Functions(
        "int sum(double* x, long n)", "sbyte* name(int which)", "int mean(double* x = in(n), long n)"));

    [Fact]
    public void Contracts_of_an_overlay_make_the_same_method_as_those_of_a_header()
    {
        var overlay = Run("""
            # sums and names
            sum.x: in(n)
              sum . n : range(1, INT32_MAX)   # at least one
            sum: status
            name.return: string(utf8) nonnull
            """);
        var header = GeneratorRun.Of(Raw.Class(Raw.Functions(
            "[status] int sum(double* x = in(n), long n = range(1, INT32_MAX))",
            "[string(utf8) | nonnull] sbyte* name(int which)",
            "int mean(double* x = in(n), long n)")));
        Assert.Equal(header.Text, overlay.Sound().Text);
    }

    [Theory]
    [InlineData("sum.x in(n)", "IB1030", 0, 6, 7)]
    [InlineData("\n  sum.: in(n)", "IB1030", 1, 6, 7)]
    [InlineData("sum.x:", "IB1030", 0, 5, 6)]
    [InlineData("sum.x: # nothing", "IB1030", 0, 5, 6)]
    [InlineData("sum", "IB1030", 0, 2, 3)]
    [InlineData("3sum: status", "IB1030", 0, 0, 1)]
    [InlineData("sum(x): status", "IB1030", 0, 3, 4)]
    [InlineData("me*n.x: in(n", "IB1001", 0, 12, 12)]
    [InlineData("nobody*: status", "IB1031", 0, 0, 7)]
    [InlineData("*.nothing: in(n)", "IB1031", 0, 2, 9)]
    [InlineData("sum: status(ok: 0; text: nam)", "IB1012", 0, 25, 28)]
    [InlineData("sum: status(ok: 4000000000)", "IB1012", 0, 5, 11)]
    [InlineData("sum: status(test: is_bad)", "IB1012", 0, 18, 24)]
    [InlineData("name: status(negative)", "IB1012", 0, 6, 12)]
    [InlineData("sum: status(fine)", "IB1001", 0, 12, 13)]
    [InlineData("name: string free(fre)", "IB1006", 0, 13, 17)]
    [InlineData("s*: status(test: is_bad)", "IB1031", 0, 4, 10)]
    [InlineData("s*: status(text: nam)", "IB1031", 0, 4, 10)]
    [InlineData("n*: string free(fre)", "IB1031", 0, 11, 15)]
    [InlineData("sum: rename(class)", "IB1006", 0, 5, 11)]
    [InlineData("sum.x: in(n / 0)", "IB1009", 0, 7, 9)]
    [InlineData("# fine\nsums.x: in(n)", "IB1031", 1, 0, 4)]
    [InlineData("sum.z: in(n)", "IB1032", 0, 4, 5)]
    [InlineData("sum.x: in(n) out(n)", "IB1006", 0, 13, 16)]
    [InlineData("sum.x:   inn(n)", "IB1002", 0, 9, 12)]
    [InlineData("sum.x: in(m)", "IB1003", 0, 10, 11)]
    [InlineData("shim 3", "IB1030", 0, 5, 6)]
    [InlineData("shim f(int x)", "IB1030", 0, 5, 6)]
    [InlineData("  shim int f(int x", "IB1030", 0, 17, 18)]
    [InlineData("shim int f(int x) x + 1", "IB1030", 0, 18, 19)]
    [InlineData("shim int f(int x) =  # nothing", "IB1030", 0, 18, 19)]
    [InlineData("shim int f(int x) = first(x); second(x)", "IB1030", 0, 28, 29)]
    [InlineData("shim int f(const char *x, ...)", "IB1030", 0, 26, 27)]
    [InlineData("sum: property", "IB1006", 0, 5, 13)]
    [InlineData("shim: status", "IB1031", 0, 0, 4)]
    [InlineData("sum.n: in(1)", "IB1004", 0, 7, 9)]
    [InlineData("mean.x: out(n)", "IB1006", 0, 8, 11)]
    public void A_mistake_is_reported_in_the_overlay(string text, string id, int line, int from, int to)
    {
        var found = Assert.Single(Run(text).Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var span = found.Location.GetLineSpan();
        Assert.Equal((id, "sample.ibc"), (found.Id, span.Path));
        Assert.Equal((line, from, line, to),
            (span.StartLinePosition.Line, span.StartLinePosition.Character, span.EndLinePosition.Line,
                span.EndLinePosition.Character));
    }

    [Theory]
    [InlineData("sum.x in(n)", "write 'sum.x: in(n)'")]
    [InlineData("sum", "write 'sum: in(n)' or 'sum: omit'")]
    [InlineData("sum.x:", "such as 'sum.x: in(n)' or 'sum.x: omit'")]
    [InlineData("sum.: in(n)", "such as 'sum.x: in(n)', or 'return'")]
    [InlineData("sums: status", "did you mean 'sum'?")]
    [InlineData("sum: statsu", "did you mean 'status'?")]
    [InlineData("name: string free(names)", "did you mean 'name'?")]
    [InlineData("shim f(int x)", "write 'shim int f(int x)'")]
    [InlineData("shim void (*f(void))(int)", "A function pointer needs a typedef")]
    [InlineData("shim int f(const char *x, ...)", "such as 'shim int f(const char *format, int value)'")]
    public void A_mistake_says_what_to_write(string text, string says) => Assert.Contains(says,
        Assert.Single(Run(text).Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public void Without_a_safe_class_it_is_said_once_that_there_is_none()
    {
        var run = GeneratorRun.Of("internal static class Unrelated;", new MemoryText("sample.ibc", "# none\nsum: status\nname: string"));
        var found = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(("IB1031", 1), (found.Id, found.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Contains("no class of the project is marked [SafeApi]", found.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(GeneratorRun.Of("internal static class Unrelated;", new MemoryText("sample.ibc", "# none")).Diagnostics);
    }

    [Theory]
    [InlineData("*_text: free(lib_free) string")]
    [InlineData("*_text: string\n*_text: free(lib_free)")]
    [InlineData("*_text: free(lib_free)\n*_text: string")]
    public void Contracts_of_patterns_count_in_any_order(string overlay)
    {
        var functions = Raw.Class(Raw.Functions("sbyte* one_text(int n)", "void lib_free(void* p)"));
        Assert.Equal(GeneratorRun.Of(functions, new MemoryText("sample.ibc", "one_text: string free(lib_free)\nlib_free: omit")).Sound().Text,
            GeneratorRun.Of(functions, new MemoryText("sample.ibc", $"{overlay}\nlib_free: omit")).Sound().Text);
    }

    [Fact]
    public void A_pattern_counts_where_it_fits_and_nothing_else_is_said()
    {
        string[] functions =
        [
            "int pack(byte* dst, nuint dstCapacity, byte* src, nuint srcSize)", "int size(nuint srcSize)", "double half(double x)",
            "int unpack(byte* dst, nuint room, byte* src, nuint srcSize)", "int other(byte* src)", "nuint old_pack(byte* src, nuint srcSize)",
        ];
        var patterns = GeneratorRun.Of(Raw.Class(Raw.Functions(functions)), new MemoryText("sample.ibc", """
            *: status
            *.dst: inout(room)
            *.dst: out(dstCapacity)
            *.src: in(srcSize)
            unpack.dst: out(room)
            *size: omit
            old_*: omit
            size: fast
            """));
        var exact = GeneratorRun.Of(Raw.Class(Raw.Functions(
            "[status] int pack(byte* dst = out(dstCapacity), nuint dstCapacity, byte* src = in(srcSize), nuint srcSize)",
            "[status | fast] int size(nuint srcSize)", "double half(double x)",
            "[status] int unpack(byte* dst = out(room), nuint room, byte* src = in(srcSize), nuint srcSize)",
            "int other(byte* src)", "[omit] nuint old_pack(byte* src, nuint srcSize)")));

        Assert.Equal(exact.Text, patterns.Text);
        Assert.DoesNotContain(patterns.Diagnostics, diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
    }

    [Fact]
    public void A_handle_may_be_named_by_a_typedef()
    {
        const string types = "internal partial struct thing_s;";
        var declarations = Raw.Functions("void thing_free([NativeTypeName(\"thing *\")] thing_s* x)",
                "int thing_size([NativeTypeName(\"const thing *\")] thing_s* x)", "void other_free([NativeTypeName(\"other *\")] void* x)",
                "int other_size([NativeTypeName(\"other *\")] void* x)").Replace("public static extern void thing_free",
            "[return: NativeTypeName(\"thing *\")] public static extern thing_s* thing_new(); "
            + "[DllImport(\"sample\")] [return: NativeTypeName(\"other *\")] public static extern void* other_new(); "
            + "[DllImport(\"sample\")] public static extern void thing_free", StringComparison.Ordinal);
        var run = GeneratorRun.Of(Raw.Class(declarations, types: types),
            new MemoryText("sample.ibc", "thing_new: handle(thing, thing_free)\nother_new: handle(other, other_free)"));

        Assert.Contains("int ThingSize(ThingHandle x)", run.Sound().Text, StringComparison.Ordinal);
        Assert.Contains("int OtherSize(OtherHandle x)", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overlay_on_the_page_can_be_read_and_its_grammar_has_every_word()
    {
        var page = File.ReadAllText(Repository.File("docs", "overlay.md"));
        var blocks = page.Split("```\n");
        var read = OverlayReader.Read(new MemoryText("page.ibc", blocks[1]), CancellationToken.None);

        Assert.Empty(read.Problems);
        Assert.Equal(7, read.Lines.Count);
        Assert.All(ContractParser.Words, word => Assert.Contains($"\"{word}\"", blocks[3], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("shim LIMIT", "LIMIT", null, "", null)]
    [InlineData("  shim   unsigned long long f ( )", "f", "unsigned long long", "", null)]
    [InlineData("shim __typeof__(x) *f(int (*g)(int), int a[(2)]) = g(a[0]) ? \"# ) \\\" =\" : 0;  # said", "f", "__typeof__(x) *",
        "int (*g)(int), int a[(2)]", "g(a[0]) ? \"# ) \\\" =\" : 0")]
    [InlineData("shim int f(void) = '#' + 1", "f", "int", "", "'#' + 1")]
    public void A_shim_is_taken_apart(string line, string name, string? type, string parameters, string? expression)
    {
        Assert.True(ShimLineParser.IsShim(line));
        var shim = ShimLineParser.Parse(ShimLineParser.WithoutComment(line), out _, out _)!;
        Assert.Equal((name, type, parameters, expression), (shim.Name, shim.Type, shim.Parameters, shim.Expression));
        Assert.Equal(name, line.Substring(shim.NameStart, name.Length));
    }

    [Fact]
    public void Shims_on_the_page_can_be_read_and_the_other_lines_of_their_overlay_too()
    {
        var block = File.ReadAllText(Repository.File("docs", "overlay.md")).Split("```\n")[5];
        Assert.Equal(6, block.Split('\n').Count(ShimLineParser.IsShim));
        Assert.Empty(OverlayReader.Read(new MemoryText("page.ibc", block), CancellationToken.None).Problems);
        Assert.Equal(4, OverlayReader.Read(new MemoryText("page.ibc", block), CancellationToken.None).Lines.Count);
    }

    /// <summary>The build marks the enum, as no generator can.</summary>
    [Fact]
    public void A_line_for_the_flags_of_an_enum_is_the_builds()
    {
        var run = Run("colour : flags   # bits");
        Assert.Equal(Run("").Text, run.Text);
        Assert.DoesNotContain(run.Diagnostics, problem => problem.Id is "IB1001" or "IB1030" or "IB1031");
        Assert.Contains(Run("sum.n: flags").Diagnostics, problem => problem.Id == "IB1001");
    }

    private static GeneratorRun Run(string overlay) => GeneratorRun.Of(Declarations, new MemoryText("sample.ibc", overlay));
}
