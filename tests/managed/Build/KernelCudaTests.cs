// SPDX-License-Identifier: MIT
using System.Text.RegularExpressions;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>Which nvcc and host compiler compile the CUDA kernels of a project, and with which options. No GPU is needed: the
/// kernel's host function returns a macro as its status, which the program prints.</summary>
[Trait("Form", "long")]
[Collection(PackageFeed.Name)]
public class KernelCudaTests(PackageFeed feed)
{
    private static readonly string[] Build = ["build", "-o", "out", "-p:RestoreClangSharp=false", "-p:CudaArchitectures=80"];

    [NvccFact]
    public void Compiler_that_comes_later_compiles_what_was_left_out()
    {
        using var project = Returning("4");
        project.Edit("Sample.csproj", " OpenMP=\"true\"", ""); // whose search would need the system's folders
        using var folder = new TemporaryFolder(); // make cannot be in one with a blank, such as the project's
        var tools = LinkTools(folder);
        var environment = new Dictionary<string, string> { ["PATH"] = tools };
        string[] onPathOnly = [.. Build, "-p:NativeCMakeArguments=-DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF"];

        var without = project.DotNet(onPathOnly, environment);
        Assert.True(without.ExitCode == 0, without.ToString());
        Assert.Contains("CUDA kernels left out: no nvcc was found", without.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("cuda", project.Run().Output, StringComparison.Ordinal);

        File.CreateSymbolicLink(Path.Combine(tools, "nvcc"), Found("nvcc"));
        AssertReturns(4, project, project.DotNet(onPathOnly, environment));
    }

    [NvccFact]
    public void Compilers_that_the_environment_names_are_used_from_the_next_build_on()
    {
        using var project = Returning("FACTOR");
        var compiler = project.Script("nvcc-2", "exec nvcc -DFACTOR=2 \"$@\"");
        AssertReturns(2, project, project.DotNet(Build, "CUDACXX", compiler));

        var cache = File.ReadAllLines(Directory.GetFiles(project.File("obj"), "CMakeCache.txt", SearchOption.AllDirectories)
            .Single(file => file.EndsWith("/cmake/CMakeCache.txt", StringComparison.Ordinal)));
        var chosen = cache.FirstOrDefault(line => line.StartsWith("CMAKE_CUDA_HOST_COMPILER:", StringComparison.Ordinal))?.Split('=', 2)[1];
        var host = project.Script("g++-3", $"exec {(chosen is { Length: > 0 } ? chosen : "g++")} -DFACTOR=3 \"$@\"");
        AssertReturns(3, project, project.DotNet(Build, "CUDAHOSTCXX", host));

        var missing = project.DotNet(Build, "CUDACXX", project.File("no-such-nvcc"));
        Assert.True(missing.ExitCode == 0, missing.ToString());
        Assert.Contains($"CUDA kernels left out: CUDACXX names {project.File("no-such-nvcc")}, which was not found", missing.Output, StringComparison.Ordinal);
    }

    [NvccFact]
    public void Options_and_include_folders_reach_the_sources_of_their_item_alone()
    {
        using var project = Returning("FACTOR + ADDED");
        project.Write("more include/added.h", "#define ADDED 5\n");
        project.Edit("kernels/sample_cuda.cu", "extern \"C\" {", "#include \"added.h\"\nextern \"C\" {");
        project.Write("kernels/plain.cu", """
            #if defined FACTOR || __has_include("added.h")
            #error options of another item
            #endif
            """);
        project.Edit("kernels/sample.c", "#include \"sample.h\"", """
            #include "sample.h"
            #if defined FACTOR || __has_include("added.h")
            #error options of another item
            #endif
            """);
        project.Edit("Sample.csproj", """<CudaKernel Include="kernels/*.cu" />""", """
            <CudaKernel Include="kernels/plain.cu" />
            <CudaKernel Include="kernels/sample_cuda.cu" CompileOptions="-DFACTOR=(2 + 2)" IncludeFolders="more include" />
            """.Replace("(2 + 2)", "'(2 + 2)'", StringComparison.Ordinal));

        AssertReturns(9, project, project.DotNet(Build));
    }

    private SampleProject Returning(string status)
    {
        var project = new SampleProject(feed);
        project.Edit("kernels/sample_cuda.cu", "return error;", $"return error, {status};");
        return project;
    }

    private static void AssertReturns(int status, SampleProject project, Command built)
    {
        Assert.True(built.ExitCode == 0, built.ToString());
        var output = project.Run().Output;
        Assert.True(Regex.IsMatch(output, $@"cuda .*\b{status}\b"), $"{output}{built}");
    }

    /// <summary>Links to every program on the PATH, but for nvcc.</summary>
    private static string LinkTools(TemporaryFolder folder)
    {
        var tools = folder.Path;
        var cmake = folder.Write("cmake", $"#!/bin/sh\nexec {Found("cmake")} \"$@\"\n"); // which looks for its files beside itself
        Assert.Equal(0, Command.Tool("chmod", "+x", cmake).ExitCode);
        foreach (var program in Folders().SelectMany(Directory.EnumerateFiles).Where(program => Path.GetFileName(program) != "nvcc"))
        {
            if (!File.Exists(Path.Combine(tools, Path.GetFileName(program))))
            {
                File.CreateSymbolicLink(Path.Combine(tools, Path.GetFileName(program)), program);
            }
        }

        return tools;
    }

    private static IEnumerable<string> Folders() => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Where(Directory.Exists);

    private static string Found(string program) => Folders().Select(folder => Path.Combine(folder, program)).First(File.Exists);
}
