// SPDX-License-Identifier: MIT
using System.Runtime.Intrinsics.X86;
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>Kernels that are compiled for each instruction set, of which the program takes the best that the processor
/// runs.</summary>
[Collection(PackageFeed.Name)]
public class KernelInstructionSetTests(PackageFeed feed)
{
    private const string Library = "libSample.native";

    [X64Fact]
    public void The_best_set_that_the_processor_runs_is_loaded_and_stated()
    {
        using var project = Create();

        Assert.Contains("chosen as", project.BuildAndRun("-c", "Release").Output, StringComparison.Ordinal);

        Assert.Equal([$"{Library}.so", $"{Library}.x86-64-v3.so", $"{Library}.x86-64-v4.so"], Libraries(project));
        Assert.Contains($"{Library}.so, chosen as x86-64-v2", Run(project, "DOTNET_EnableAVX2", "0"), StringComparison.Ordinal);
        Assert.Matches(@"chosen as x86-64-v2; (Clang|GNU) [0-9.]+ -O3 .*-ffp-contract=off -march=x86-64-v2", Run(project, InstructionSets.Variable, "x86-64-v2"));
        if (Avx2.IsSupported)
        {
            Assert.Matches($@"{Library}\.x86-64-v3\.so, chosen as x86-64-v3; .* -march=x86-64-v3", Run(project, InstructionSets.Variable, "x86-64-v3"));
        }

        Assert.Contains("asks for best: there is no such instruction set", Run(project, InstructionSets.Variable, "best"), StringComparison.Ordinal);
    }

    [X64Fact]
    [Trait("Form", "long")]
    public void An_option_that_names_a_processor_makes_one_library_of_it()
    {
        using var project = Create();
        project.Edit("Sample.csproj", "OpenMP=\"true\"", "OpenMP=\"true\" CompileOptions=\"-march=x86-64-v2 -O2\"");

        Assert.Matches(@"libSample\.native\.so; (Clang|GNU) [0-9.]+ -O3 .*-march=x86-64-v2 -O2, OpenMP\n", project.BuildAndRun("-c", "Release").Output);

        Assert.Equal([$"{Library}.so"], Libraries(project));
    }

    [X64Fact]
    [Trait("Form", "long")]
    public void Switched_off_there_is_one_library_and_files_left_by_an_earlier_build_are_not_taken()
    {
        using var project = Create();
        project.BuildAndRun("-c", "Release");

        var run = project.BuildAndRun("-c", "Release", "-p:NativeInstructionSets=false").Output;

        Assert.Matches(@"libSample\.native\.so; (Clang|GNU)", run);
        Assert.DoesNotContain("chosen", run, StringComparison.Ordinal);
        Assert.DoesNotContain("march", run, StringComparison.Ordinal);
    }

    [X64Fact]
    [Trait("Form", "long")]
    public void Options_of_the_environment_that_name_a_processor_are_kept()
    {
        using var project = Create();

        var built = project.DotNet(["build", "-o", "out", "-c", "Release", "-p:NativeCMakeArguments=-DIB_CUDA=OFF", "-p:RestoreClangSharp=false"], "CFLAGS", "-march=x86-64-v2");

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Equal([$"{Library}.so"], Libraries(project));
        Assert.Contains("-march=x86-64-v2", project.Run().Output, StringComparison.Ordinal);
    }

    [X64Fact]
    [Trait("Form", "long")]
    public void Single_files_and_ahead_of_time_compiled_programs_choose_too()
    {
        foreach (var form in (string[])["-p:PublishSingleFile=true", "-p:PublishAot=true"])
        {
            using var project = Create();

            var published = project.DotNet("publish", "-o", "out", "-r", NativeSearchPath.RuntimeIdentifier, form,
                "-p:SelfContained=true", "-p:NativeCMakeArguments=-DIB_CUDA=OFF", "-p:RestoreClangSharp=false");

            Assert.True(published.ExitCode == 0, published.ToString());
            var run = Command.Tool(project.File("out/Sample")).Output;
            Assert.Contains(Avx512F.IsSupported && Avx512BW.IsSupported ? "chosen as x86-64-v4"
                : Avx2.IsSupported ? "chosen as x86-64-v3" : "chosen as x86-64-v2", run, StringComparison.Ordinal);
        }
    }

    private SampleProject Create()
    {
        var project = new SampleProject(feed);
        project.Edit("Program.cs", "Kernels.Scale(2, x);", "Console.WriteLine(KernelLibraries.Details()); Kernels.Scale(2, x);");
        return project;
    }

    private static string Run(SampleProject project, string variable, string value)
    {
        var run = project.DotNet(["out/Sample.dll"], variable, value);
        return run.Output + run.Error;
    }

    private static IEnumerable<string> Libraries(SampleProject project) =>
        Directory.GetFiles(Path.GetDirectoryName(project.File($"out/{project.Library}"))!).Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal);
}
