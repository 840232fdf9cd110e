// SPDX-License-Identifier: MIT
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>What is wrong in a header is reported in the header, at the words that its author wrote.</summary>
public class HeaderPlaceTests
{
    private const string Header = """
        #define OWN(n) IB_IN(n)   /* f(x) */
        // int f(int);
        API int f(const double *x
                      /* ) here */ IB_IN(rows * column), int64_t rows,
                  int32_t n IB_RANGE(3, 2), const double *y OWN(z),
                  void (*callback)(int), double *) IB_STATSU;
        int nothing(double *lost);
        int log_line(const char *format, ...);
        """;

    [Theory]
    [InlineData("int f(double* x = in(rows * column), long rows, int n, double* y, void* callback, double* param5)", "column", 3)]
    [InlineData("int f(double* x, long rows, int n = range(3, 2), double* y, void* callback, double* param5)", "RANGE(3", 4)]
    [InlineData("int f(double* x, long rows, int n, double* y = in(z), void* callback, double* param5)", "y OWN(z)", 4)]
    [InlineData("[statsu] int f(double* x, long rows, int n, double* y, void* callback, double* param5)", "STATSU;", 5)]
    [InlineData("int f(double* x, long rows, int n, double* y, void* callback = inn(1), double* param5)", "callback", 5)]
    [InlineData("int f(double* x, long rows, int n, double* y, void* callback, double* param5 = inn(1))", "double *", 5)]
    [InlineData("int f(double* x = in(rows * column), long rows)", "f", 2)]
    [InlineData("[status] int nothing(double* lost)", "lost", 6)]
    [InlineData("int nothing(double* lost)", "nothing", 6)]
    [InlineData("int elsewhere(double* lost)", null, 0)]
    public void A_mistake_is_reported_at_the_headers_words(string function, string? words, int line)
    {
        var found = Assert.Single(Run(function).Diagnostics);
        var span = found.Location.GetLineSpan();
        if (words is null)
        {
            Assert.Equal("source1.cs", span.Path);
            return;
        }

        Assert.Equal(("/kernels/my.h", line), (span.Path, span.StartLinePosition.Line));
        Assert.StartsWith(words, Header[found.Location.SourceSpan.Start..], StringComparison.Ordinal);
        var text = SourceText.From(Header);
        Assert.Equal(found.Location.SourceSpan, text.Lines.GetTextSpan(span.Span));
    }

    [Fact]
    public void A_variadic_function_is_reported_in_the_header()
    {
        var run = GeneratorRun.Of(Raw.Class("[DllImport(\"s\")] public static extern int log_line(sbyte* format, __arglist);"),
            new MemoryText("/kernels/my.h", Header));
        var found = Assert.Single(run.Diagnostics);
        Assert.Equal(("IB1022", "/kernels/my.h", 7),
            (found.Id, found.Location.GetLineSpan().Path, found.Location.GetLineSpan().StartLinePosition.Line));
    }

    private static GeneratorRun Run(string function) =>
        GeneratorRun.Of(Raw.Class(Raw.Function(function)), new MemoryText("/kernels/my.h", Header));
}
