// SPDX-License-Identifier: MIT
using FsCheck;
using FsCheck.Fluent;
using InteropBridge.Generators.Reading.Contracts;
using InteropBridge.Generators.Reading.Docs;
using InteropBridge.Generators.Reading.Overlay;
using InteropBridge.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>Whatever stands in a contract, a header or an overlay, the generator answers with code that compiles, or with
/// diagnostics, and never with an exception.</summary>
public class RandomContractTests
{
    private static readonly string[] Words =
    [
        "in", "out", "inout", "range", "nonnull", "nullable", "alias", "string", "handle", "status", "callback", "progress",
            "cancel",
        "user_data", "fast", "nothrow", "none", "exact", "utf8", "lifetime", "call", "object", ":", "(", ")", "(", ")", ",", "+",
            "-", "*",
        "1", "0", "0x7F", "99999999999999999999999999", "n", "m", "x", "y", "LIMIT", "INT64_MAX", "UINT64_MAX", "point", "g",
            "\u00e9", ";", "\"",
        "in(n)", "out(n * m)", "inout(1)", "out(1)", "range(0, LIMIT)", "handle(point, g)", "callback(lifetime: call)",
            "string(utf8)",
    ];

    private static Gen<string> Texts { get; } =
        from words in Gen.ListOf(Gen.Elements(Words))
        from glue in Gen.Elements(" ", "")
        from noise in Gen.Frequency((4, Gen.Constant("")), (1, ArbMap.Default.GeneratorFor<string>()))
        select string.Join(glue, words) + noise;

    [Fact]
    public void Contracts_are_read_or_refused() => Check(Texts, text =>
    {
        try
        {
            Assert.NotEmpty(ContractParser.Parse(text));
        }
        catch (ContractSyntaxException error)
        {
            Assert.InRange(error.Start, 0, text.Length);
        }
    });

    [Fact]
    public void Deep_nesting_is_refused_before_the_stack_ends() => Assert.All(
        new[] { new string('(', 100_000), new string('-', 100_000), string.Concat(Enumerable.Repeat("1+", 100_000)) + "1" },
        text => Assert.Throws<ContractSyntaxException>(() => ContractParser.Parse($"in({text})")));

    [Fact]
    public void Functions_with_any_contracts_compile_or_are_reported() => Check(Texts.Four(), texts =>
    {
        var (onX, onY, onN, onFunction) = texts;
        string Annotation(string text) => $"[NativeAnnotation({SymbolDisplay.FormatLiteral(text, quote: true)})] ";
        var run = GeneratorRun.Of(Raw.Class(
            $"[DllImport(\"sample\")] {Annotation(onFunction)} public static extern int f({Annotation(onX)} double* x, "
            + $"{Annotation(onY)} point** y, "
            + $"{Annotation(onN)} long n, [NativeAnnotation(\"inout(1)\")] int* m);\n"
            + "[DllImport(\"sample\")] public static extern void g(point* p);\npublic const int LIMIT = 9;",
            types: "internal struct point;"));
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.True(run.Text.Contains("Calls <c>f</c>", StringComparison.Ordinal) || run.Diagnostics.Any());
    }, runs: 40);

    [Fact]
    public void Any_overlay_is_read_or_reported() => Check(ArbMap.Default.GeneratorFor<string>(), text =>
    {
        // Lines as the compiler counts them, to which U+2028 and others are ends too: at most one answer for each.
        var lines = SourceText.From(text ?? "").Lines.Count;
        var file = OverlayReader.Read(new MemoryText("any.ibc", text ?? ""), CancellationToken.None);
        Assert.InRange(file.Lines.Count + file.Problems.Count, 0, lines);
    });

    [Fact]
    public void Any_header_is_read_and_its_docs_are_xml() => Check(
        from pieces in Gen.ListOf(Gen.Elements("/** ", "*/", "// ", "\n", "f", "(", ")", ";", "@param", " x ", "<", "&", "`", "{",
            "\"", "#", "\\", "\u0001", "\ud800"))
        select string.Concat(pieces), header =>
    {
        foreach (var doc in HeaderReader.Read(header))
        {
            var parameters = string.Concat(doc.Parameters.Select(parameter => parameter.Text));
            var xml = $"<doc>{doc.Summary}{doc.Returns}{doc.Remarks}{parameters}</doc>";
            Assert.NotNull(System.Xml.Linq.XElement.Parse(xml));
        }
    });

    private static void Check<T>(Gen<T> generator, Action<T> property, int runs = 100) =>
        Prop.ForAll(generator.ToArbitrary(), property).Check(Properties.Repeatable.WithMaxTest(runs));
}
