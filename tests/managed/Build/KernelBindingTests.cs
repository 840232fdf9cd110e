// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>When bindings are generated again, and what the build says if they cannot be.</summary>
[Trait("Form", "long")]
[Collection(PackageFeed.Name)]
public class KernelBindingTests(PackageFeed feed)
{
    private const string Declaration = "/** As sample_scale";

    [Fact]
    public void Header_may_define_what_its_one_source_defines()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.h", "/** As sample_scale", "int sample_calls;\nint sample_limit(void) { return 3; }\n/** As sample_scale");

        Assert.StartsWith("dot 14\n", project.BuildAndRun().Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Functions_that_are_defined_twice_are_errors_of_the_linker_at_their_lines()
    {
        using var project = new SampleProject(feed);
        project.Write("kernels/twice.c", "int counted = 3;\ndouble sample_dot(void) { return counted; }\n");
        project.Write("kernels/once.c", "int counted = 4;\n");

        var built = project.TryBuild().Output;

        Assert.Matches(@"kernels/(twice|sample)\.c\(\d+\): error \w*: multiple definition of .sample_dot", built);
        Assert.Matches("error : .*multiple definition of .counted", built);
    }

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

        Assert.Contains("sample.h : error IB0013: ClangSharp made no bindings of this header; those that were there are left",
            project.TryBuild("-p:ClangSharp=/bin/false").Output, StringComparison.Ordinal);
    }

    /// <summary>In place of ClangSharp: writes a file of bindings.</summary>
    private static string Tool(SampleProject project, string bindings)
    {
        project.Write("new", bindings);
        project.Write("tool.sh", $"#!/bin/sh\ncat '{project.File("new")}' >new.g.cs\n");
        Assert.Equal(0, Command.Tool("chmod", "+x", project.File("tool.sh")).ExitCode);
        return $"-p:ClangSharp={project.File("tool.sh")}";
    }

    [LinuxFact]
    public void What_CSharp_cannot_read_takes_no_place_of_bindings()
    {
        using var project = new SampleProject(feed);
        var bindings = File.ReadAllText(project.File("kernels/sample.g.cs"));
        File.AppendAllText(project.File("kernels/sample.h"), "/* edited */\n");

        var built = project.TryBuild(Tool(project, "namespace Sample; internal static class Native { static extern int f(int,,); }\n"));

        Assert.Matches(@"sample\.h : error IB0013: C# does not read what ClangSharp made of this header .*; the bindings that were there are left "
            + @"as they were\. The first error: CS1001", built.Output);
        Assert.Equal(bindings, File.ReadAllText(project.File("kernels/sample.g.cs")));
    }

    [LinuxFact]
    public void One_function_that_CSharp_cannot_compile_is_left_out_with_a_warning_at_its_line()
    {
        using var project = new SampleProject(feed);
        var bindings = File.ReadAllText(project.File("kernels/sample.g.cs"));
        var end = bindings.LastIndexOf('}');
        project.Edit("kernels/sample.h", Declaration, "int sample_odd(int x);\n\n" + Declaration);

        // Beside a type that is missing, at which csc would stop looking.
        var built = project.TryBuild(Tool(project, $"{bindings[..end]}internal static int sample_odd(int x) {{ return x.odd; }}\n"
            + $"[System.Obsolete] internal static missing* sample_of_others;\n{bindings[end..]}"));

        Assert.Matches(@"sample\.h\(19,1\): warning IB0027: sample_odd is left out of the bindings: CS1061: ", built.Output);
        Assert.Contains("// sample_odd is left out of the bindings: CS1061", File.ReadAllText(project.File("kernels/sample.g.cs")), StringComparison.Ordinal);
        Assert.Contains("sample_dot", File.ReadAllText(project.File("kernels/sample.g.cs")), StringComparison.Ordinal);
    }

    [ClangSharpFact]
    public void Root_namespace_of_keywords_and_digits_is_bound()
    {
        using var project = new SampleProject(feed);
        File.Move(project.File("Sample.csproj"), project.File("3d.class.my-app.csproj"));
        File.Delete(project.File("kernels/sample.g.cs"));
        project.Edit("Kernels.cs", "namespace Sample;", "namespace _3d.@class.my_app;");
        project.Edit("Program.cs", "using Sample;", "using _3d.@class.my_app;");
        project.Edit("3d.class.my-app.csproj", "CA1303;", "CA1303;CA1716;"); // which advises against keywords

        var built = project.TryBuild($"-p:ClangSharp={ClangSharpFactAttribute.Tool}");

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.StartsWith("dot 14\n", project.DotNet("out/3d.class.my-app.dll").Output, StringComparison.Ordinal);
    }

    [ClangSharpFact]
    public void Errors_in_a_header_stand_at_their_lines_and_leave_the_bindings_as_they_were()
    {
        using var project = new SampleProject(feed);
        var (header, bindings) = (File.ReadAllText(project.File("kernels/sample.h")), File.ReadAllText(project.File("kernels/sample.g.cs")));
        var option = $"-p:ClangSharp={ClangSharpFactAttribute.Tool}";

        project.Write("kernels/sample.h", $"#include \"absent.h\"\n{header}");
        Assert.Matches(@"kernels/sample\.h\(1,10\): error \w*: 'absent\.h' file not found", project.TryBuild(option).Output);
        Assert.Equal(bindings, File.ReadAllText(project.File("kernels/sample.g.cs")));

        project.Write("kernels/sample.h", $"absent_t sample_absent(void);\n{header}");
        var built = project.TryBuild(option).Output;
        Assert.Matches(@"kernels/sample\.h\(1,1\): error \w*: unknown type name 'absent_t'", built);
        Assert.DoesNotContain("error CS", built, StringComparison.Ordinal);
        Assert.Equal(bindings, File.ReadAllText(project.File("kernels/sample.g.cs")));
    }

    [Fact]
    public void Signature_that_the_bindings_do_not_call_is_an_error_at_its_line_where_none_can_be_generated()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.h", "const double *y IB_IN(n), int64_t n)", "const double *y IB_IN(n), int32_t n)");
        project.Edit("kernels/sample.c", "const double *y, int64_t n)", "const double *y, int32_t n)");

        var built = project.TryBuild();

        Assert.NotEqual(0, built.ExitCode);
        Assert.Matches(@"kernels/sample\.h\(13,\d+\): error \w*: .*the bindings call another function than is declared here", built.Output);
    }

    [Fact]
    public void Type_that_became_wider_in_another_header_is_an_error_too()
    {
        using var project = new SampleProject(feed);
        project.Write("kernels/real.h", "typedef double real;\n");
        project.Edit("kernels/sample.h", "#include <stdint.h>", "#include <stdint.h>\n#include \"real.h\"");
        project.Edit("kernels/sample.h", "void sample_scale(double factor", "void sample_scale(real factor");
        project.Edit("kernels/sample.c", "void sample_scale(double factor", "void sample_scale(real factor");
        project.Edit("kernels/sample.g.cs", "[NativeAnnotation(\"range(0, SAMPLE_LARGEST)\")] double",
            "[NativeTypeName(\"real\")] [NativeAnnotation(\"range(0, SAMPLE_LARGEST)\")] double");
        Assert.Equal(0, project.TryBuild().ExitCode);

        project.Write("kernels/real.h", "typedef float real;\n");

        Assert.Matches(@"kernels/sample\.h\(\d+,\d+\): error \w*: .*real is no floating-point number of 8 bytes", project.TryBuild().Output);
    }

    [Fact]
    public void Function_that_is_declared_and_not_defined_is_an_error_at_its_line()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.c", "double sample_dot(", "double sample_renamed(const double *, const double *, int64_t);\n\ndouble sample_renamed(");

        Assert.Contains("kernels/sample.h(13,1): error IB0016: sample_dot is declared here and bound, but",
            project.TryBuild().Output, StringComparison.Ordinal);
    }

    [ClangSharpFact]
    public void Project_whose_name_is_no_namespace_is_bound()
    {
        using var project = new SampleProject(feed);
        File.Move(project.File("Sample.csproj"), project.File("signal-tools.csproj"));
        File.Delete(project.File("kernels/sample.g.cs"));
        project.Edit("Kernels.cs", "typeof(Native)", "typeof(signal_tools.Native)");

        var built = project.TryBuild($"-p:ClangSharp={ClangSharpFactAttribute.Tool}");

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.StartsWith("dot 14\n", project.DotNet("out/signal-tools.dll").Output, StringComparison.Ordinal);
    }

    [ClangSharpFact]
    public void Two_projects_over_the_same_sources_have_bindings_of_their_own_and_write_nothing_beside_the_header()
    {
        using var project = new SampleProject(feed);
        var other = project.Sibling("Other");
        foreach (var each in new[] { project, other })
        {
            Directory.Delete(each.File("kernels"), recursive: true);
            each.Edit($"{each.Name}.csproj", "kernels/", "../shared/");
        }

        Directory.CreateDirectory(project.File("../shared"));
        foreach (var file in new[] { "sample.c", "sample.h", "sample_cuda.cu" })
        {
            File.Copy(Repository.File("tests", "build", "sample", "kernels", file), project.File($"../shared/{file}"));
        }

        foreach (var each in new[] { project, other, project })
        {
            var built = each.BuildAndRun($"-p:ClangSharp={ClangSharpFactAttribute.Tool}");
            Assert.StartsWith("dot 14\n", built.Output, StringComparison.Ordinal);
        }

        Assert.Contains("DllImport(\"Sample.native\"", File.ReadAllText(project.File("bindings/sample.g.cs")), StringComparison.Ordinal);
        Assert.Contains("DllImport(\"Other.native\"", File.ReadAllText(other.File("bindings/sample.g.cs")), StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(project.File("../shared")).Length);
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
    public void Types_are_public_and_have_CSharp_names_on_request()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.h", Declaration,
            "typedef struct { double mean; } st_mean;\nst_mean sample_mean(const double *x IB_IN(n), int64_t n);\n\n" + Declaration);
        project.Edit("kernels/sample.c", "void sample_scale(",
            "st_mean sample_mean(const double *x, int64_t n) { st_mean m = {x[n / 2]}; return m; }\n\nvoid sample_scale(");
        project.Edit("Sample.csproj", "Header=\"kernels/sample.h\"",
            "Header=\"kernels/sample.h\" Public=\"true\" Rename=\"st_mean=Mean\"");
        project.Edit("Program.cs", "Kernels.Scale(2, x);",
            "Sample.Mean m = Kernels.Mean(x); Console.WriteLine($\"{m.mean} {m.GetType().IsPublic}\"); Kernels.Scale(2, x);");

        var built = project.TryBuild($"-p:ClangSharp={ClangSharpFactAttribute.Tool}");

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Equal("dot 14\n2 True\nscaled 2 4 6\n", project.Run().Output);
    }

    [ClangSharpFact]
    public void Item_says_how_its_header_is_bound_in_lists_with_blanks()
    {
        using var project = new SampleProject(feed);
        project.Write("more of it/far.h", "typedef long double far_real;\nvoid sample_far(far_real *x);\n");
        project.Write("kernels/parts/near.h", "#ifdef SAMPLE_NEAR\nint sample_near(int x);\nint sample_unwanted(int x);\n#endif\n");
        project.Edit("kernels/sample.h", Declaration, "#include \"far.h\"\n#include \"parts/near.h\"\n\n" + Declaration);
        File.AppendAllText(project.File("kernels/sample.c"), "void sample_far(far_real *x) { *x = 1; }\n#ifdef SAMPLE_NEAR\n#error not for the kernels\n#endif\n"
            + "int sample_near(int x);\nint sample_near(int x) { return x + 1; }\n");
        project.Edit("Sample.csproj", "Header=\"kernels/sample.h\"", "Header=\"kernels/sample.h\" IncludeFolders=\"more of it\" "
            + "Defines=\"SAMPLE_NEAR;SAMPLE_TITLE=two words\" Omit=\"*_unwanted;SAMPLE_TITLE\" ClangSharpOptions=\"--with-attribute;sample_near=Obsolete\"");
        project.Edit("Sample.csproj", "CA1303;", "CA1303;CS0612;");
        project.Edit("Program.cs", "Kernels.Scale(2, x);", "Console.WriteLine(Kernels.Near(2)); Kernels.Scale(2, x);");

        var built = project.TryBuild($"-p:ClangSharp={ClangSharpFactAttribute.Tool}");

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.DoesNotContain("IB0027", built.Output, StringComparison.Ordinal);
        Assert.Matches(@"sample\.h: \d+ bound, \d+ safe, 1 left out; obj/.*/sample-[0-9a-f]+\.report\.md", built.Output);
        Assert.Equal("dot 14\n3\nscaled 2 4 6\n", project.Run().Output);
        var bindings = File.ReadAllText(project.File("kernels/sample.g.cs"));
        Assert.Contains("[Obsolete]", bindings, StringComparison.Ordinal);
        Assert.Contains("// with parts/near.h", bindings, StringComparison.Ordinal);
        Assert.DoesNotContain("sample_far(", bindings, StringComparison.Ordinal);
        Assert.DoesNotContain("extern int sample_unwanted", bindings, StringComparison.Ordinal);
        Assert.DoesNotContain("generated from", project.TryBuild($"-p:ClangSharp={ClangSharpFactAttribute.Tool}").Output, StringComparison.Ordinal);
    }

    [ClangSharpFact]
    public void Change_of_an_included_header_makes_bindings_stale()
    {
        using var project = new SampleProject(feed);
        project.Write("kernels/parts/near.h", "#include <pthread.h>\nint sample_near(pthread_rwlock_t *x);\n");
        project.Edit("kernels/sample.h", Declaration, "#include \"parts/near.h\"\n\n" + Declaration);
        File.AppendAllText(project.File("kernels/sample.c"), "int sample_near(pthread_rwlock_t *x) { return x != 0; }\nint sample_far(int x);\nint sample_far(int x) { return x; }\n");
        string[] options = [$"-p:ClangSharp={ClangSharpFactAttribute.Tool}"];
        Assert.Contains("generated from", project.TryBuild(options).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("generated from", project.TryBuild(options).Output, StringComparison.Ordinal);

        File.AppendAllText(project.File("kernels/parts/near.h"), "int sample_far(int x);\n");

        Assert.Contains("warning IB0012", project.TryBuild("-p:RestoreClangSharp=false").Output, StringComparison.Ordinal);
        var built = project.TryBuild(options);
        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Contains("generated from", built.Output, StringComparison.Ordinal);
        Assert.Contains("extern int sample_far(int x);", File.ReadAllText(project.File("kernels/sample.g.cs")), StringComparison.Ordinal);
    }

    [ClangSharpFact]
    public void Library_of_the_system_is_bound_by_its_header_and_found_by_its_name()
    {
        using var project = new SampleProject(feed);
        project.Write("kernels/pages.h", "int getpagesize(void);\n");
        project.Edit("Sample.csproj", "<NativeKernel", "<SystemLibrary Include=\"libc.so.6\" Header=\"kernels/pages.h\" Class=\"Pages\" /><NativeKernel");
        project.Edit("Kernels.cs", "[InteropBridge.SafeApi", "[InteropBridge.SafeApi(typeof(Pages))]\ninternal static partial class Api;\n\n[InteropBridge.SafeApi");
        project.Edit("Program.cs", "Kernels.Scale(2, x);", "Console.WriteLine(Api.Getpagesize() == Environment.SystemPageSize); Kernels.Scale(2, x);");
        string[] options = [$"-p:ClangSharp={ClangSharpFactAttribute.Tool}"];

        var built = project.TryBuild(options);
        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Equal("dot 14\nTrue\nscaled 2 4 6\n", project.Run().Output);
        Assert.Contains("pages.h: 1 bound, 1 safe, 0 left out", built.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(project.File("out"), "*", SearchOption.AllDirectories), file => file.Contains("libc.so", StringComparison.Ordinal));

        project.Edit("Sample.csproj", "libc.so.6", "libsample_absent.so.6");
        project.Edit("Sample.csproj", "Class=\"Pages\"", "Class=\"Pages\" Library=\"c\"");
        Assert.Equal(0, project.TryBuild(options).ExitCode);
        Assert.Contains("The library c is not installed: the system finds no libsample_absent.so.6 that it can load", project.Run().Error, StringComparison.Ordinal);
        Assert.Contains("apt-get install libsample-absent6", project.Run().Error, StringComparison.Ordinal);
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
