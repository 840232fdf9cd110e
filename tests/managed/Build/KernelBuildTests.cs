// SPDX-License-Identifier: MIT
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>dotnet build of a project with kernels, in a folder whose name has a space.</summary>
[Collection(PackageFeed.Name)]
public class KernelBuildTests(PackageFeed feed)
{
    private const string Right = "dot 14\nscaled 2 4 6\n";

    [Fact]
    public void Kernels_are_compiled_once_and_again_when_edited()
    {
        using var project = new SampleProject(feed);
        Assert.Equal(Right, project.BuildAndRun().Output);

        var built = Times(project);
        Assert.Equal(Right, project.BuildAndRun("--no-restore").Output);
        Assert.Equal(built, Times(project));

        project.Edit("kernels/sample.c", "sum += x[i] * y[i]", "sum += 2 * x[i] * y[i]");
        Assert.StartsWith("dot 28\n", project.BuildAndRun("--no-restore").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_of_the_C_compiler_is_an_error_at_its_line()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.c", "    double sum = 0;", "    double sum = nothing;");

        var built = project.TryBuild();

        Assert.NotEqual(0, built.ExitCode);
        Assert.Matches(@"sample\.c\(6,18\): error \w+: .*nothing", built.Output);
        Assert.Contains(project.File("kernels/sample.c"), built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Include_of_the_C_source_that_is_missing_is_an_error_at_its_line()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.c", "#include \"sample.h\"", "#include \"absent.h\"");

        Assert.Matches(@"kernels/sample\.c\(2,10\): error \w*: .*absent\.h", project.TryBuild().Output);
    }

    [Fact]
    [Trait("Form", "long")]
    public void Metadata_of_an_item_reaches_its_own_sources_only_and_survives_spaces()
    {
        using var project = new SampleProject(feed);
        project.Write("more includes/more.h", "#define MORE 3\n");
        project.Write("kernels/more.c", """
            #include "more.h"
            #if MORE != 3 || defined(ONE) || defined(_OPENMP)
            #error "metadata of another item"
            #endif
            const char *sample_text(void);
            const char *sample_text(void) { return TEXT; }
            """);
        project.Edit("kernels/sample.c", "#include \"sample.h\"", """
            #include "sample.h"
            #if ONE != 1 || TWO != 2 || !defined(_OPENMP) || defined(TEXT) || __has_include("more.h")
            #error "not its own metadata"
            #endif
            """);
        project.Edit("Sample.csproj", """<NativeKernel Include="kernels/*.c" Header""", """
            <NativeKernel Include="kernels/more.c" CompileOptions="-O1;-DTEXT='&quot;two words&quot;'" IncludeFolders="more includes;kernels" />
            <NativeKernel Include="kernels/sample.c" CompileOptions="-DONE=1 -DTWO=2" Header
            """);

        Assert.Equal(Right, project.BuildAndRun().Output);
    }

    [LinuxFact]
    public void Missing_CMake_is_named()
    {
        using var project = new SampleProject(feed);
        Directory.CreateDirectory(project.File("tools"));
        File.CreateSymbolicLink(project.File("tools/sh"), "/bin/sh");
        Assert.Equal(0, project.DotNet("restore").ExitCode);

        var built = project.DotNet(["build", "--no-restore"], "PATH", project.File("tools"));

        Assert.Contains("error IB0001: CMake 3.25 or later is needed", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_processor_needs_a_cross_compiler()
    {
        using var project = new SampleProject(feed);
        var other = NativeSearchPath.RuntimeIdentifier.EndsWith("-x64", StringComparison.Ordinal) ? "linux-arm64" : "linux-x64";

        var built = project.TryBuild("-r", other, "--self-contained", "false", "-p:UseAppHost=false");

        Assert.Contains($"error IB0004: The native kernels of Sample (Sample.native) cannot be compiled for {other} on", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Form", "long")]
    public void Resolver_of_the_users_own_can_be_the_assemblys_only_one()
    {
        using var project = new SampleProject(feed);
        project.Edit("Program.cs", "double[] x = [1, 2, 3];", """
            double[] x = [1, 2, 3];
            NativeLibrary.SetDllImportResolver(typeof(Kernels).Assembly, KernelLibraries.Resolve);
            """);

        Assert.Equal(Right, project.BuildAndRun("-p:InstallKernelResolver=false").Output);
    }

    [Fact]
    [Trait("Form", "long")]
    public void CMakeLists_of_the_users_own_decides()
    {
        using var project = new SampleProject(feed);
        project.Write("kernels/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.25)
            project(mine C)
            add_library(mine SHARED sample.c)
            target_compile_definitions(mine PRIVATE FACTOR=3)
            set_target_properties(mine PROPERTIES OUTPUT_NAME "${INTEROPBRIDGE_LIBRARY}")
            """);
        project.Edit("kernels/sample.c", "sum += x[i]", "sum += FACTOR * x[i]");

        Assert.StartsWith("dot 42\n", project.BuildAndRun().Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Form", "long")]
    public void Library_that_exists_needs_no_sources()
    {
        using var project = new SampleProject(feed);
        var library = project.Library.Split('/').Last();
        var made = CCompiler.Run("-shared", "-fPIC", "-I", Path.Combine(Repository.Root, "native"),
            "-o", project.File(library), project.File("kernels/sample.c"));
        Assert.True(made.ExitCode == 0, made.ToString());
        File.Delete(project.File("kernels/sample.c"));
        project.Edit("Sample.csproj", """<NativeKernel Include="kernels/*.c" Header="kernels/sample.h" OpenMP="true" />""",
            $"""<NativeBinary Include="{library}" Header="kernels/sample.h" />""");
        project.Edit("Sample.csproj", """<CudaKernel Include="kernels/*.cu" />""", "");
        project.Edit("Program.cs", "KernelLibraries.CudaLeftOut is null", "args.Length > 0");

        Assert.Equal(Right, project.BuildAndRun().Output);
    }

    [Fact]
    [Trait("Form", "long")]
    public void Two_projects_of_one_solution_have_libraries_of_their_own()
    {
        using var project = new SampleProject(feed);
        var other = project.Sibling("Other");
        other.Edit("Other.csproj", "<OutputType>Exe</OutputType>", "");
        other.Edit("Other.csproj", "<ItemGroup>", """<ItemGroup><InternalsVisibleTo Include="Sample" />"""); // each has a loader
        File.Delete(other.File("Program.cs"));
        other.Edit("kernels/sample.c", "sum += x[i] * y[i]", "sum += 100 * x[i] * y[i]");
        project.Edit("Sample.csproj", "<NativeKernel", """<ProjectReference Include="../the Other/Other.csproj" /><NativeKernel""");
        project.Edit("Program.cs", "Kernels.Scale(2, x);", "Console.WriteLine(Other.Kernels.Dot(x, x)); Kernels.Scale(2, x);");
        project.Write("Both.slnx", """<Solution><Project Path="Sample.csproj" /><Project Path="../the Other/Other.csproj" /></Solution>""");

        var built = project.DotNet("build", "Both.slnx", "-p:NativeCMakeArguments=-DIB_CUDA=OFF", "-p:RestoreClangSharp=false");
        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Equal("dot 14\n1400\nscaled 2 4 6\n", project.DotNet("bin/Debug/net10.0/Sample.dll").Output);
    }

    [Fact]
    [Trait("Form", "long")]
    public void Library_that_is_gone_is_named_with_every_place_it_was_looked_for()
    {
        using var project = new SampleProject(feed);
        Assert.Equal(Right, project.BuildAndRun().Output);
        File.Delete(project.File($"out/{project.Library}"));

        var run = project.Run();

        Assert.Contains($"was not found. Looked for:\n  {project.File("out")}/", run.Error, StringComparison.Ordinal);
        Assert.Contains($"  {project.File("out")}/{project.Library}\n", run.Error, StringComparison.Ordinal);
    }

    [NvccFact]
    [Trait("Form", "long")]
    public void CUDA_kernels_are_compiled_too()
    {
        using var project = new SampleProject(feed);

        Assert.Contains("cuda s", project.BuildAndRun("-p:NativeCMakeArguments=", "-p:CudaArchitectures=80").Output,
            StringComparison.Ordinal);
    }

    [LinuxFact]
    [Trait("Form", "long")]
    public void Sanitized_kernels_report_what_they_do_wrong()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.c", "i < n; i++)\n        x[i] *= factor;", "i < n; i++)\n        x[i] *= ((double[3]){1, 1, 1})[i + n];");

        var built = project.TryBuild("-p:NativeSanitize=true", "-c", "Release");

        Assert.True(built.ExitCode == 0, built.ToString());
        var runtime = File.ReadAllText(project.File(
            $"obj/Release/net10.0/native/{project.Library.Split('/')[1]}/sanitize/cmake/sanitizer-runtime"));
        Assert.Contains($"LD_PRELOAD={runtime}", built.Output, StringComparison.Ordinal);
        var run = project.DotNet(["out/Sample.dll"], "LD_PRELOAD", runtime);
        // At its line, and not where the library is loaded.
        Assert.Matches("AddressSanitizer|runtime error: index", run.Error);
        Assert.Contains("sample.c", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("module_ctor", run.Error, StringComparison.Ordinal);
    }

    private static (DateTime, DateTime) Times(SampleProject project) =>
        (File.GetLastWriteTimeUtc(project.File($"out/{project.Library}")), File.GetLastWriteTimeUtc(project.File("out/Sample.dll")));
}
