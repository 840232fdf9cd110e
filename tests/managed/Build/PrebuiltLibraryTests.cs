// SPDX-License-Identifier: MIT
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>Libraries that nobody compiles where they are used, and bindings that nobody can generate again there.</summary>
[Trait("Form", "long")]
[Collection(PackageFeed.Name)]
public class PrebuiltLibraryTests(PackageFeed feed)
{
    private const string Declaration = "/** As sample_scale";
    private const string Struct = "struct sample_pair { float a; double b; };\n\n";
    private const string BoundStruct = "internal partial struct sample_pair { public float a; public double b; }\n";

    [Fact]
    public void Library_of_another_header_is_refused_at_load_and_says_what_differs()
    {
        using var project = WithStruct();
        Assert.StartsWith("dot 14\n", project.BuildAndRun().Output, StringComparison.Ordinal);
        var old = Directory.CreateDirectory(project.File("old")).FullName;
        File.Move(project.File($"out/{project.Library}"), Path.Combine(old, Path.GetFileName(project.Library)));
        project.Edit("kernels/sample.h", "float a; double b;", "double a; double b;");
        project.Edit("kernels/sample.g.cs", "public float a;", "public double a;");
        project.Edit("kernels/sample.h", "double sample_dot(", "float sample_dot(");
        project.Edit("kernels/sample.c", "double sample_dot(", "float sample_dot(");
        project.Edit("kernels/sample.g.cs", "extern double sample_dot(", "extern float sample_dot(");
        Assert.StartsWith("dot 14\n", project.BuildAndRun().Output, StringComparison.Ordinal);

        var run = project.DotNet(["out/Sample.dll"], NativeSearchPath.Variable, old);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("does not fit this assembly: struct sample_pair.a has 4 bytes in the library and 8 in the bindings; sample_dot() "
            + "has another signature in the library than in the bindings. The library", run.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Library_that_nothing_can_tell_of_is_refused_unless_the_project_says_that_it_fits()
    {
        using var project = WithStruct();
        UseBinary(project);
        Assert.Equal(0, project.DotNet("restore").ExitCode);

        var refused = WithoutCompiler(project, "-p:AcceptStaleBindings=true");
        Assert.Contains($"sample.h(1,1): error IB0022: Whether C# reads and writes the memory of struct sample_pair as C does is not known: "
            + $"libSample.native.so for {NativeSearchPath.RuntimeIdentifier} has no table", refused.Output, StringComparison.Ordinal);

        project.Edit("Sample.csproj", "<NativeBinary ", "<NativeBinary CheckLayout=\"false\" ");
        var accepted = WithoutCompiler(project);
        Assert.True(accepted.ExitCode == 0, accepted.ToString());
        Assert.StartsWith("dot 14\n", project.Run().Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Library_with_a_table_needs_no_compiler_and_is_compared_at_load()
    {
        using var builder = WithStruct();
        Assert.StartsWith("dot 14\n", builder.BuildAndRun().Output, StringComparison.Ordinal);
        using var project = WithStruct();
        UseBinary(project, builder.File($"out/{builder.Library}"));
        Assert.Equal(0, project.DotNet("restore").ExitCode);

        var built = WithoutCompiler(project);
        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.StartsWith("dot 14\n", project.Run().Output, StringComparison.Ordinal);

        project.Edit("kernels/sample.h", "float a; double b;", "double a; double b;");
        project.Edit("kernels/sample.g.cs", "public float a;", "public double a;");
        Assert.Equal(0, WithoutCompiler(project).ExitCode);
        Assert.Contains("struct sample_pair.a has 4 bytes in the library and 8 in the bindings", project.Run().Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Stale_bindings_are_an_error_where_nothing_is_compiled_unless_a_compiler_finds_them_right()
    {
        using var project = new SampleProject(feed);
        Assert.Equal(0, project.DotNet("restore").ExitCode);
        File.AppendAllText(project.File("kernels/sample.h"), "/* edited */\n");

        var unknown = WithoutCompiler(project, "-p:BuildNative=false");
        Assert.Contains("sample.h(1,1): error IB0026: ", unknown.Output, StringComparison.Ordinal);
        var accepted = WithoutCompiler(project, "-p:BuildNative=false", "-p:AcceptStaleBindings=true");
        Assert.True(accepted.ExitCode == 0, accepted.ToString());

        var compared = project.TryBuild("-p:BuildNative=false");
        Assert.True(compared.ExitCode == 0, compared.ToString());
        Assert.Contains("warning IB0012", compared.Output, StringComparison.Ordinal);

        project.Edit("kernels/sample.h", "const double *y IB_IN(n), int64_t n)", "const double *y IB_IN(n), int32_t n)");
        Assert.Matches(@"kernels/sample\.h\(13,\d+\): error \w*: .*the bindings call another function than is declared here",
            project.TryBuild("-p:BuildNative=false").Output);
    }

    private SampleProject WithStruct()
    {
        var project = new SampleProject(feed);
        project.Edit("kernels/sample.h", Declaration, Struct + Declaration);
        File.AppendAllText(project.File("kernels/sample.g.cs"), BoundStruct);
        return project;
    }

    private static void UseBinary(SampleProject project, string? built = null)
    {
        var library = Path.GetFileName(project.Library);
        if (built is null)
        {
            var made = CCompiler.Run("-shared", "-fPIC", "-I", Path.Combine(Repository.Root, "native"), "-o", project.File(library), project.File("kernels/sample.c"));
            Assert.True(made.ExitCode == 0, made.ToString());
        }
        else
        {
            File.Copy(built, project.File(library));
        }

        project.Edit("Sample.csproj", """<NativeKernel Include="kernels/*.c" Header="kernels/sample.h" OpenMP="true" />""",
            $"""<NativeBinary Include="{library}" Header="kernels/sample.h" />""");
        project.Edit("Sample.csproj", """<CudaKernel Include="kernels/*.cu" />""", "");
        project.Edit("Program.cs", "KernelLibraries.CudaLeftOut is null", "args.Length > 0");
    }

    private static Command WithoutCompiler(SampleProject project, params string[] options)
    {
        Directory.CreateDirectory(project.File("tools"));
        if (!File.Exists(project.File("tools/sh")))
        {
            File.CreateSymbolicLink(project.File("tools/sh"), "/bin/sh");
        }

        return project.DotNet(["build", "--no-restore", "-o", "out", "-p:RestoreClangSharp=false", .. options],
            new Dictionary<string, string> { ["PATH"] = project.File("tools"), ["CC"] = "" });
    }
}
