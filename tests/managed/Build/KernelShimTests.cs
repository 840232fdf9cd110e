// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>Lines "shim" of overlays in projects: C that is compiled into the library, or to one beside it. In place of ClangSharp
/// stands a script that has the bindings ready, but for the tests at the end.</summary>
[Trait("Form", "long")]
[Collection(PackageFeed.Name)]
public sealed class KernelShimTests(PackageFeed feed)
{
    private const string Declaration = "/** As sample_scale";

    private const string More = """
        static inline double sample_half(double x) { return x / 2; }
        #define SAMPLE_TWICE(x) ((x) * 2)
        #define SAMPLE_END ((void (*)(void))-1)
        extern int sample_calls;

        """;

    private const string Overlay = """
        shim sample_half
        shim int SAMPLE_TWICE(int x)
        shim SAMPLE_END            # an address
        shim sample_calls
        shim void sample_count(int n) = sample_calls = n

        """;

    private const string Calls = """
        Kernels.Count(5);
        Console.WriteLine($"shim {Kernels.Half(3)} {Kernels.Twice(4)} {Kernels.End} {Kernels.Calls}");

        """;

    private static string Bindings(string library) => $$"""
        namespace Sample;
        internal static unsafe partial class Native
        {
            {{Import(library, "sample_half")}} public static extern double sample_half(double x);
            {{Import(library, "SAMPLE_TWICE")}} public static extern int SAMPLE_TWICE(int x);
            {{Import(library, "SAMPLE_END")}} [return: NativeTypeName("void *")] [NativeAnnotation("property")] public static extern void* SAMPLE_END();
            {{Import(library, "sample_calls")}} [NativeAnnotation("property")] public static extern int sample_calls();
            {{Import(library, "sample_count")}} public static extern void sample_count(int n);
        }

        """;

    private static string Import(string library, string name) => $"[System.Runtime.InteropServices.DllImport(\"{library}\", CallingConvention = "
        + $"System.Runtime.InteropServices.CallingConvention.Cdecl, EntryPoint = \"ib_shim_{name}\", ExactSpelling = true)]";

    [LinuxFact]
    public void Shim_is_compiled_into_the_library_of_kernels_and_again_only_if_something_changed()
    {
        using var project = WithShims("Sample.native");
        var tool = Tool(project);

        var first = project.TryBuild(tool);
        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Contains("kernels/sample.shim.g.cs generated from", first.Output, StringComparison.Ordinal);
        Assert.Equal("dot 14\nscaled 2 4 6\nshim 1.5 8 -1 5\n", project.Run().Output);

        string[] made = [project.File($"out/{project.Library}"), project.File("kernels/sample.shim.g.cs"), project.File("kernels/sample.g.cs")];
        var times = made.Select(File.GetLastWriteTimeUtc).ToList();
        var second = project.TryBuild(tool);
        Assert.DoesNotContain("generated from", second.Output, StringComparison.Ordinal);
        Assert.Equal(times, made.Select(File.GetLastWriteTimeUtc));

        project.Edit("kernels.ibc", "sample_calls = n", "sample_calls = n + 1");
        var third = project.TryBuild(tool);
        Assert.Contains("kernels/sample.shim.g.cs generated from", third.Output, StringComparison.Ordinal);
        Assert.EndsWith("shim 1.5 8 -1 6\n", project.Run().Output, StringComparison.Ordinal);

        project.Edit("kernels/sample.h", "return x / 2;", "return x / 4;");
        Assert.Equal(0, project.TryBuild(tool).ExitCode);
        Assert.EndsWith("shim 0.75 8 -1 6\n", project.Run().Output, StringComparison.Ordinal);

        Directory.Delete(project.File("out"), recursive: true);
        Assert.Equal(0, project.DotNet("build", tool, "-p:NativeCMakeArguments=-DIB_CUDA=OFF", "-p:RestoreClangSharp=false").ExitCode);
        project.Edit("kernels/sample.h", "return x / 4;", "return x / 8;");
        var published = project.DotNet("publish", "--no-build", "-c", "Debug", "-o", "out", "-p:NativeCMakeArguments=-DIB_CUDA=OFF", "-p:RestoreClangSharp=false");
        Assert.True(published.ExitCode == 0, published.ToString());
        Assert.EndsWith("shim 0.75 8 -1 6\n", project.Run().Output, StringComparison.Ordinal);

        project.Write("kernels.ibc", "dot: nothrow\n");
        project.Edit("Program.cs", Calls, "");
        project.Edit("kernels.ibc", "dot: nothrow", "");
        Assert.StartsWith("dot 14\n", project.BuildAndRun(tool).Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Lines_that_no_header_could_have_are_an_error()
    {
        using var project = new SampleProject(feed);
        project.Write("Program.cs", "System.Console.WriteLine();\n");
        project.Write("kernels.ibc", "# shims\nshim sample_half\n");
        project.Edit("Sample.csproj", "<NativeKernel ", "<None ");

        var built = project.TryBuild();

        Assert.NotEqual(0, built.ExitCode);
        Assert.Matches(@"kernels\.ibc : error IB0029: This overlay has lines 'shim', and no item of the project has a Header", built.Output);
        project.Write("kernels.ibc", "# flags\nkind: flags\n");
        Assert.Matches(@"kernels\.ibc : error IB0046: This overlay has lines 'NAME: flags', and no item of the project has a Header", project.TryBuild().Output);
    }

    [LinuxFact]
    public void Mistake_in_a_line_is_an_error_at_its_place_and_others_count()
    {
        using var project = WithShims("Sample.native");
        project.Edit("kernels.ibc", "shim sample_calls\n", "shim int sample_half(int *x)\nshim sample_\nshim f(\n");

        var built = project.TryBuild(Tool(project));

        Assert.NotEqual(0, built.ExitCode);
        Assert.Matches(@"kernels\.ibc\(4,10\): error IB0029: there is a shim 'sample_half' already \(kernels\.ibc, line 1\)", built.Output);
        Assert.Matches(@"kernels\.ibc\(5,6\): error IB0029: 'sample_' has no value: ", built.Output);
        project.Edit("kernels.ibc", "shim sample_half\n", "");
        project.Edit("kernels.ibc", "shim sample_\n", "");
        Assert.Matches(@"kernels\.ibc\(3,10\): error IB0029: C refuses the shim 'sample_half': ", project.TryBuild(Tool(project)).Output);
    }

    [LinuxFact]
    public void Shim_goes_into_a_library_that_a_CMakeLists_of_the_users_own_makes()
    {
        using var project = WithShims("Sample.native");
        project.Write("CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.25)
            project(Own C)
            add_library(own SHARED kernels/sample.c)
            set_target_properties(own PROPERTIES OUTPUT_NAME ${INTEROPBRIDGE_LIBRARY})
            """);
        project.Edit("Program.cs", "KernelLibraries.CudaLeftOut is null", "args.Length > 0");

        Assert.EndsWith("shim 1.5 8 -1 5\n", project.BuildAndRun(Tool(project)).Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Shim_of_a_library_that_is_there_is_one_beside_it_and_shares_its_variables()
    {
        using var project = WithShims("Sample.Sample.native.shim");
        UseBinary(project, "NativeBinary");
        project.Edit("kernels/sample.h", "extern int sample_calls;", "extern int sample_calls;\nint sample_calls_in_library(void);");
        project.Edit("Program.cs", "Console.WriteLine($\"shim ", "Console.WriteLine($\"{SampleCalls.InLibrary()} shim ");
        project.Write("SampleCalls.cs", """
            namespace Sample;
            internal static class SampleCalls
            {
                internal static int InLibrary() => sample_calls_in_library();
                [System.Runtime.InteropServices.DllImport("Sample.native", ExactSpelling = true)]
                [System.Runtime.InteropServices.DefaultDllImportSearchPaths(System.Runtime.InteropServices.DllImportSearchPath.AssemblyDirectory)]
                private static extern int sample_calls_in_library();
            }
            """);
        project.Edit("Sample.csproj", "CA1303;", "CA1303;CA1812;CA5393;SYSLIB1054;");

        Assert.EndsWith("\n5 shim 1.5 8 -1 5\n", project.BuildAndRun(Tool(project)).Output, StringComparison.Ordinal);

        // Whatever else is found by the names, from wherever it is started.
        var folder = project.File("out/elsewhere");
        Directory.CreateDirectory(folder);
        foreach (var library in new[] { "libSample.native.so", "libSample.Sample.native.shim.so" })
        {
            File.WriteAllText(Path.Combine(folder, library), "no library");
        }

        var run = feed.DotNet(folder, [project.File("out/Sample.dll")], start => start.Environment["LD_LIBRARY_PATH"] = folder);
        Assert.EndsWith("\n5 shim 1.5 8 -1 5\n", run.Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Shim_of_a_library_of_the_system_says_what_to_install_where_that_is_missing()
    {
        using var project = WithShims("Sample.thing.shim", "thing");
        UseBinary(project, "SystemLibrary");
        var folder = project.File("system");
        Dictionary<string, string> found = new() { ["LIBRARY_PATH"] = folder, ["LD_LIBRARY_PATH"] = folder };

        var built = project.DotNet(["build", "-o", "out", "-p:RestoreClangSharp=false", Tool(project)], found);
        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.EndsWith("shim 1.5 8 -1 5\n", project.DotNet(["out/Sample.dll"], found).Output, StringComparison.Ordinal);

        Assert.Contains("The library thing is not installed: the system finds no libthing.so.4 that it can load", project.Run().Error, StringComparison.Ordinal);
        File.Delete(Path.Combine(folder, "libthing.so.4"));
        Directory.Delete(project.File("obj"), recursive: true);
        var without = project.DotNet(["build", "-o", "out", "-p:RestoreClangSharp=false", Tool(project)], found).Output;
        Assert.Matches(@"error : cannot find -l:libthing\.so\.4|error : .*libthing\.so\.4", without);
    }

    [LinuxFact]
    public void Without_a_compiler_or_a_native_build_it_is_said_what_is_missing()
    {
        using var project = WithShims("Sample.Sample.native.shim");
        UseBinary(project, "NativeBinary");
        Assert.Equal(0, project.TryBuild(Tool(project)).ExitCode);
        var shim = Path.GetFileName(project.Library).Replace("Sample.native", "Sample.Sample.native.shim", StringComparison.Ordinal);
        File.Copy(project.File($"out/{Path.GetDirectoryName(project.Library)}/{shim}"), project.File(shim));
        Directory.Delete(project.File("out"), recursive: true);

        var uncompiled = project.TryBuild(["-p:BuildNative=false", "-p:WarningsNotAsErrors=IB0045"]);
        Assert.True(uncompiled.ExitCode == 0, uncompiled.ToString());
        Assert.True(Regex.IsMatch(uncompiled.Output, @"sample\.h : warning IB0045: The shim of this header is not compiled \(BuildNative=false\), and there is no library "
            + @"Sample\.Sample\.native\.shim for .*: calls of sample_half, SAMPLE_TWICE, SAMPLE_END, sample_calls, sample_count will throw"), uncompiled.ToString());
        Assert.Contains("libSample.Sample.native.shim.so was not found", project.Run().Error, StringComparison.Ordinal);

        Directory.Delete(project.File("obj"), recursive: true);
        Assert.Equal(0, project.DotNet("restore").ExitCode);
        Assert.Matches(@"sample\.h : error IB0044: The shim of this header, which lines of an overlay ask for, needs a C compiler", WithoutCompiler(project).Output);

        project.Edit("Sample.csproj", "<NativeBinary ", $"<NativeBinary Include=\"{shim}\" Library=\"Sample.Sample.native.shim\" /><NativeBinary CheckLayout=\"false\" ");
        var prebuilt = WithoutCompiler(project);
        Assert.True(prebuilt.ExitCode == 0, prebuilt.ToString());
        Assert.EndsWith("shim 1.5 8 -1 5\n", project.Run().Output, StringComparison.Ordinal);
    }

    [ClangSharpFact]
    public void What_ClangSharp_makes_of_a_shim_is_bound_compared_and_wrapped_with_its_contracts()
    {
        using var project = WithShims("Sample.native");
        project.Edit("kernels/sample.h", Declaration, """
            #include <complex.h>
            static inline double complex sample_turned(double complex z, double by) { return z * by * I; }
            static inline double sample_sum(const double *x, int64_t n) { double sum = 0; while (n > 0) sum += x[--n]; return sum; }
            int sample_format(char *to, size_t size, const char *text, ...);
            static const char sample_title[] = "a title";

            """ + Declaration);
        project.Edit("kernels/sample.h", "#include <stdint.h>", "#include <stddef.h>\n#include <stdint.h>");
        project.Edit("kernels/sample.c", "double sample_dot", """
            #include <stdarg.h>
            #include <stdio.h>
            int sample_format(char *to, size_t size, const char *text, ...)
            {
                va_list more;
                va_start(more, text);
                int length = vsnprintf(to, size, text, more);
                va_end(more);
                return length;
            }
            double sample_dot
            """);
        File.AppendAllText(project.File("kernels.ibc"), """
            shim sample_turned
            shim sample_sum
            shim sample_title
            shim int sample_format(char *to, size_t size, const char *text, int one, double two)
            sample_sum.x: in(n)
            sample_title: string
            sample_format.to: out(size) string
            sample_format.text: string

            """);
        project.Edit("Program.cs", Calls, Calls + """
            Console.WriteLine($"{Kernels.Sum(x)} {Kernels.Turned(new(1, 2), 3)} {Kernels.Title} {Kernels.Format(40, "%d and %.1f", 7, 0.5)}");

            """);

        var built = project.TryBuild($"-p:ClangSharp={ClangSharpFactAttribute.Tool}");

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Matches(@"sample\.shim\.h: 9 bound, 9 safe, 0 left out", built.Output);
        Assert.DoesNotContain("IB0027", built.Output, StringComparison.Ordinal);
        Assert.Contains("shim 1.5 8 -1 5\n12 <-6; 3> a title ", project.Run().Output, StringComparison.Ordinal);
    }

    private SampleProject WithShims(string library, string? owner = null)
    {
        var project = new SampleProject(feed);
        project.Edit("kernels/sample.h", Declaration, More + Declaration);
        project.Edit("kernels/sample.c", "double sample_dot", "int sample_calls = 3;\nint sample_calls_in_library(void);\n"
            + "int sample_calls_in_library(void) { return sample_calls; }\ndouble sample_dot");
        project.Edit("Program.cs", "if (KernelLibraries", Calls + "if (KernelLibraries");
        project.Write("kernels.ibc", Overlay);
        project.Write("shim.bindings", "// <auto-generated/>\nusing InteropBridge;\n" + Bindings(library));
        project.Write("main.bindings", File.ReadAllText(project.File("kernels/sample.g.cs")).Split('\n', 3)[2]
            .Replace("Sample.native", owner ?? "Sample.native", StringComparison.Ordinal));
        return project;
    }

    /// <summary>Stands in for ClangSharp: the head that it is given, and bindings that are ready.</summary>
    private static string Tool(SampleProject project) => "-p:ClangSharp=" + project.Script("clangsharp",
        $"case $(cat options.rsp) in *.shim.h) kind=shim;; *) kind=main;; esac\n{{ cat head; cat '{project.File(".")}/'$kind.bindings; }} >new.g.cs");

    /// <summary>The kernels as a library that is there already.</summary>
    private static void UseBinary(SampleProject project, string kind)
    {
        var isSystem = kind == "SystemLibrary";
        var file = isSystem ? "libthing.so.4" : Path.GetFileName(project.Library);
        var path = project.File(isSystem ? $"system/{file}" : file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var made = CCompiler.Run(["-shared", "-fPIC", "-I", Path.Combine(Repository.Root, "native"), "-o", path, project.File("kernels/sample.c"),
            .. isSystem ? [$"-Wl,-soname,{file}"] : Array.Empty<string>()]);
        Assert.True(made.ExitCode == 0, made.ToString());
        project.Edit("Sample.csproj", """<NativeKernel Include="kernels/*.c" Header="kernels/sample.h" OpenMP="true" />""",
            $"""<{kind} Include="{file}" Header="kernels/sample.h" />""");
        project.Edit("Sample.csproj", """<CudaKernel Include="kernels/*.cu" />""", "");
        project.Edit("Program.cs", "KernelLibraries.CudaLeftOut is null", "args.Length > 0");
    }

    private static Command WithoutCompiler(SampleProject project)
    {
        Directory.CreateDirectory(project.File("tools"));
        if (!File.Exists(project.File("tools/sh")))
        {
            File.CreateSymbolicLink(project.File("tools/sh"), "/bin/sh");
        }

        return project.DotNet(["build", "--no-restore", "-o", "out", "-p:RestoreClangSharp=false"],
            new Dictionary<string, string> { ["PATH"] = project.File("tools"), ["CC"] = "" });
    }
}
