// SPDX-License-Identifier: MIT
using InteropBridge.Generators.Reading.Docs;
using Xunit;

namespace InteropBridge.Tests.Generators;

/// <summary>A header's comments become the XML docs of the methods.</summary>
public class DocTests
{
    private const string Header = """
        #define f(x) (x) /* not this */
        /* ---- Heading ---- */

        /** First & foremost: uses `n` < 3,
         *  over two lines.
         * @param x the values
         *   to add
         * @param[out] result receives their sum
         * @return 0 or an error
         * @note thread-safe */
        API int sum(const double *x CONTRACT(in(n)), int n, double *result);

        /// \brief One line. \param a left \param b right
        int slashes(int a, int b);

        // Plain, and directly above.
        int plain(void);

        /* A heading apart from it. */

        int undocumented(void);

        /** Of a struct. */
        struct s { int member; };
        int after_struct(int (*callback)(void), int b);
        extern "C" {
        /*! Qt style. */ int qt(void);
        }
        """;

    private static readonly Dictionary<string, FunctionDoc> Docs = HeaderReader.Read(Header).ToDictionary(doc => doc.Function);

    [Fact]
    public void Doxygen_sections_are_kept_apart()
    {
        var doc = Docs["sum"];
        Assert.Equal("First &amp; foremost: uses <c>n</c> &lt; 3, over two lines.", doc.Summary);
        Assert.Equal("the values to add", doc.Parameter("x"));
        Assert.Equal("receives their sum", doc.Parameter("result"));
        Assert.Null(doc.Parameter("n"));
        Assert.Equal("0 or an error", doc.Returns);
        Assert.Equal("thread-safe", doc.Remarks);
    }

    [Fact]
    public void Line_comments_and_backslashes_count_too()
    {
        Assert.Equal("One line.", Docs["slashes"].Summary);
        Assert.Equal("right", Docs["slashes"].Parameter("b"));
        Assert.Equal("Qt style.", Docs["qt"].Summary);
    }

    [Fact]
    public void A_plain_comment_documents_only_what_it_touches()
    {
        Assert.Equal("Plain, and directly above.", Docs["plain"].Summary);
        Assert.DoesNotContain("undocumented", Docs.Keys);
        Assert.DoesNotContain("after_struct", Docs.Keys);
        Assert.DoesNotContain("f", Docs.Keys);
    }

    [Fact]
    public void Docs_reach_the_method()
    {
        var run = GeneratorRun.Of(Raw.Class(Raw.Function("[status] int sum(double* x = in(n), int n, double* result = out(1))")),
            new MemoryText("any.h", Header)).Sound();
        var xml = run.Output.GetTypeByMetadataName("Sample.Api")!.GetMembers("Sum").Single().GetDocumentationCommentXml()!;
        Assert.Contains("<param name=\"x\">the values to add</param>", xml, StringComparison.Ordinal);
        Assert.Contains("<returns>their sum</returns>", xml, StringComparison.Ordinal);
        Assert.Contains("thread-safe", xml, StringComparison.Ordinal);
    }
}
