// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>When bindings are generated anew, and what is said where they cannot be.</summary>
[Collection(PackageFeed.Name)]
public class KernelBindingTests(PackageFeed feed)
{
    private const string Declaration = "/** As sample_scale";

    [Fact]
    public void Bindings_of_another_header_are_kept_with_a_warning_that_says_why()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.h", Declaration, "double sample_sum(const double *x IB_IN(n), int64_t n);\n\n" + Declaration);

        var built = project.TryBuild();

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Contains("sample.h : warning IB0012: The bindings kernels/sample.g.cs are stale, and the old ones are used",
            built.Output, StringComparison.Ordinal);
        Assert.Contains($"Name a ClangSharpPInvokeGenerator in the environment variable {ClangSharpFactAttribute.Variable}",
            built.Output, StringComparison.Ordinal);
        Assert.StartsWith("dot 14\n", project.Run().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_the_time_nor_the_line_ends_of_the_header_make_bindings_stale()
    {
        using var project = new SampleProject(feed);
        project.Write("kernels/sample.h", File.ReadAllText(project.File("kernels/sample.h")).ReplaceLineEndings("\r\n"));

        Assert.DoesNotContain("IB0012", project.TryBuild().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_without_bindings_is_an_error_where_none_can_be_generated()
    {
        using var project = new SampleProject(feed);
        File.Delete(project.File("kernels/sample.g.cs"));

        Assert.Contains("sample.h : error IB0011: There are no bindings of this header (kernels/sample.g.cs)",
            project.TryBuild().Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void ClangSharp_that_does_not_work_is_an_error_of_the_header()
    {
        using var project = new SampleProject(feed);
        File.AppendAllText(project.File("kernels/sample.h"), "/* edited */\n");

        Assert.Contains("sample.h : error IB0013: ClangSharp made no bindings of this header.",
            project.TryBuild("-p:ClangSharp=/bin/false").Output, StringComparison.Ordinal);
    }

    [ClangSharpFact]
    public void Edited_header_is_bound_anew()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.h", Declaration,
            "/** The sum of the elements. */\ndouble sample_sum(const double *x IB_IN(n), int64_t n);\n\n" + Declaration);
        project.Edit("kernels/sample.c", "void sample_scale(",
            "double sample_sum(const double *x, int64_t n) { return n > 0 ? x[0] + sample_sum(x + 1, n - 1) : 0; }\n\nvoid sample_scale(");
        project.Edit("Program.cs", "Kernels.Scale(2, x);", "Console.WriteLine(Kernels.Sum(x)); Kernels.Scale(2, x);");

        var built = project.TryBuild($"-p:ClangSharp={ClangSharpFactAttribute.Tool}");

        Assert.Contains("kernels/sample.g.cs generated from kernels/sample.h", built.Output, StringComparison.Ordinal);
        Assert.Equal("dot 14\n6\nscaled 2 4 6\n", project.Run().Output);
        Assert.DoesNotContain("generated from", project.TryBuild().Output, StringComparison.Ordinal);
    }

    [ClangSharpFact]
    public void Checked_in_bindings_are_those_that_ClangSharp_writes()
    {
        using var project = new SampleProject(feed);
        var checkedIn = File.ReadAllText(project.File("kernels/sample.g.cs"));
        File.Delete(project.File("kernels/sample.g.cs"));

        project.TryBuild($"-p:ClangSharp={ClangSharpFactAttribute.Tool}");

        Assert.Equal(checkedIn, File.ReadAllText(project.File("kernels/sample.g.cs")));
    }
}
