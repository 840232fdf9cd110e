// SPDX-License-Identifier: MIT
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
    [InlineData("sum.x in(n)", "IB1030", 0, 0, 11)]
    [InlineData("\n  sum.: in(n)", "IB1030", 1, 0, 13)]
    [InlineData("# fine\nsums.x: in(n)", "IB1031", 1, 0, 4)]
    [InlineData("sum.z: in(n)", "IB1032", 0, 4, 5)]
    [InlineData("sum.x: in(n) out(n)", "IB1006", 0, 13, 16)]
    [InlineData("sum.x:   inn(n)", "IB1002", 0, 9, 12)]
    [InlineData("sum.x: in(m)", "IB1003", 0, 10, 11)]
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

    private static GeneratorRun Run(string overlay) => GeneratorRun.Of(Declarations, new MemoryText("sample.ibc", overlay));
}
