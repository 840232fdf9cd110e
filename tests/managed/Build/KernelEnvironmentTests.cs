// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>What the environment of the build may and may not do to the kernels.</summary>
[Trait("Form", "long")]
[Collection(PackageFeed.Name)]
public class KernelEnvironmentTests(PackageFeed feed)
{
    private const string Right = "dot 14\nscaled 2 4 6\n";

    [Fact]
    public void Options_and_compiler_of_the_environment_count_as_they_are_now()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.c", "sum += x[i]", """
            #ifdef FACTOR
                    sum += FACTOR * x[i] * y[i] -
            #else
                    sum +=
            #endif
                    x[i]
            """);
        Assert.Equal(Right, project.BuildAndRun().Output);

        var built = project.TryBuild("CFLAGS", "-DFACTOR=3");
        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.StartsWith("dot 28\n", project.Run().Output, StringComparison.Ordinal);

        Assert.Equal(Right, project.BuildAndRun().Output);
        Assert.NotEqual(0, project.TryBuild("CC", project.File("no-such-compiler")).ExitCode);
    }

    [LinuxFact]
    public void Compiler_that_was_updated_compiles_again()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.c", "sum += x[i]", "sum += FACTOR * x[i]");
        var compiler = project.Script("cc", "exec cc -DFACTOR=1 \"$@\"");
        Assert.Equal(0, project.TryBuild("CC", compiler).ExitCode);
        Assert.Equal(Right, project.Run().Output);

        project.Script("cc", "exec cc -DFACTOR=2 \"$@\"");
        File.SetLastWriteTimeUtc(compiler, DateTime.UtcNow.AddMinutes(1));

        Assert.Equal(0, project.TryBuild("CC", compiler).ExitCode);
        Assert.StartsWith("dot 28\n", project.Run().Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void What_the_tools_said_is_shown_where_nothing_of_it_has_the_form_of_an_error()
    {
        using var project = new SampleProject(feed);
        var compiler = project.Script("cc", "case \"$*\" in *sample.c*) echo 'No license is left for today.'; exit 1 ;; esac\nexec cc \"$@\"");

        var built = project.TryBuild("CC", compiler);

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains("error IB0014: The native code could not be built. No line of what the tools said has the form of an error.", built.Output, StringComparison.Ordinal);
        Assert.Contains("No license is left for today.", built.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("errors are above", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Toolchain_file_of_the_environment_counts_as_it_is_now()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.c", "sum += x[i]", "sum += FACTOR * x[i]");
        project.Write("toolchain.cmake", "set(CMAKE_C_FLAGS_INIT -DFACTOR=2)\n");
        Assert.Equal(0, project.TryBuild("CMAKE_TOOLCHAIN_FILE", project.File("toolchain.cmake")).ExitCode);
        Assert.StartsWith("dot 28\n", project.Run().Output, StringComparison.Ordinal);

        project.Write("toolchain.cmake", "set(CMAKE_C_FLAGS_INIT -DFACTOR=3)\n");
        Assert.Equal(0, project.TryBuild("CMAKE_TOOLCHAIN_FILE", project.File("toolchain.cmake")).ExitCode);
        Assert.StartsWith("dot 42\n", project.Run().Output, StringComparison.Ordinal);

        Assert.Contains("FACTOR", project.TryBuild().Output, StringComparison.Ordinal); // which is defined no more
    }

    [ToolFact("ninja")]
    public void Generator_for_several_configurations_makes_the_library_where_it_belongs()
    {
        using var project = new SampleProject(feed);

        var built = project.TryBuild("CMAKE_GENERATOR", "Ninja Multi-Config");

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Equal(Right, project.Run().Output);
    }

    [Fact]
    public void Native_build_that_makes_no_library_of_the_name_is_an_error()
    {
        using var project = new SampleProject(feed);
        project.Write("kernels/CMakeLists.txt", """
            cmake_minimum_required(VERSION 3.25)
            project(mine C)
            add_library(mine SHARED sample.c)
            """);

        Assert.Contains("error IB0005: The native build made no library Sample.native", project.TryBuild().Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Library_for_another_processor_is_an_error()
    {
        using var project = new SampleProject(feed);
        const string riscv = "\\\\363"; // the low byte of e_machine at 18, in octal
        project.Write("kernels/CMakeLists.txt", $$"""
            cmake_minimum_required(VERSION 3.25)
            project(mine C)
            add_library(mine SHARED sample.c)
            set_target_properties(mine PROPERTIES OUTPUT_NAME "${INTEROPBRIDGE_LIBRARY}")
            add_custom_command(TARGET mine POST_BUILD VERBATIM
              COMMAND sh -c "printf '{{riscv}}' | dd 'of=$<TARGET_FILE:mine>' bs=1 seek=18 conv=notrunc status=none")
            """);

        Assert.Contains("error IB0006: libSample.native.so was compiled for riscv64, but is meant for", project.TryBuild().Output,
            StringComparison.Ordinal);
    }

    [ToolFact("x86_64-w64-mingw32-gcc")]
    public void Library_for_Windows_exports_its_functions_and_the_table_of_its_types()
    {
        using var project = new SampleProject(feed);
        project.Edit("Sample.csproj", " OpenMP=\"true\"", "");
        project.Write("windows.cmake", """
            set(CMAKE_SYSTEM_NAME Windows)
            set(CMAKE_SYSTEM_PROCESSOR x86_64)
            set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc)
            """);
        string[] forWindows = ["-r", "win-x64", "--self-contained", "false", "-p:UseAppHost=false", $"-p:NativeToolchainFile={project.File("windows.cmake")}"];

        var built = project.TryBuild(forWindows);

        Assert.True(built.ExitCode == 0, built.ToString());
        var exports = Command.Tool("x86_64-w64-mingw32-objdump", "-p", project.File("out/runtimes/win-x64/native/libSample.native.dll")).Output;
        Assert.Matches(@"\] sample_dot\n", exports);
        Assert.Matches(@"\] interopbridge_table_Sample_native_sample_h\n", exports);

        project.Edit("kernels/sample.c", "void sample_scale(", "static void scale(");
        Assert.Contains("error IB0016: sample_scale is declared here and bound", project.TryBuild(forWindows).Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Messages_of_a_compiler_that_speaks_German_stand_at_their_line()
    {
        using var project = new SampleProject(feed);
        project.Edit("kernels/sample.c", "double sum = 0;", "double sum = nothing;");
        var german = project.Script("gcc", """
            case "${LC_ALL:-${LC_MESSAGES:-$LANG}}" in de*) word=Fehler ;; *) word=error ;; esac
            cc "$@" 2>messages; code=$?
            sed "s/error:/$word:/" messages >&2
            exit $code
            """);

        var built = project.DotNet(["build", "-p:RestoreClangSharp=false"],
            new Dictionary<string, string> { ["CC"] = german, ["LC_ALL"] = "de_DE.UTF-8" });

        Assert.Matches(@"kernels/sample\.c\(6,18\): error \w*: .*nothing", built.Output);
    }

    [LinuxFact]
    public void Make_that_runs_the_build_gives_no_warnings()
    {
        using var project = new SampleProject(feed);

        var built = project.TryBuild("MAKEFLAGS", " -j8 --jobserver-auth=3,4");

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Contains("0 Warning(s)", built.Output, StringComparison.Ordinal);
    }
}
