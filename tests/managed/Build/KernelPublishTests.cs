// SPDX-License-Identifier: MIT
using System.IO.Compression;
using System.Text;
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>What leaves the machine that built it.</summary>
[Trait("Form", "long")]
[Collection(PackageFeed.Name)]
public class KernelPublishTests(PackageFeed feed)
{
    private static readonly string[] NoCuda = ["-p:NativeCMakeArguments=-DIB_CUDA=OFF", "-p:RestoreClangSharp=false"];

    private static string OtherProcessor =>
        NativeSearchPath.RuntimeIdentifier.EndsWith("-x64", StringComparison.Ordinal) ? "linux-arm64" : "linux-x64";

    [Fact]
    public void Trimmed_single_file_finds_its_library()
    {
        using var project = new SampleProject(feed);

        var published = project.DotNet(["publish", "-o", "out", "-r", NativeSearchPath.RuntimeIdentifier, "--self-contained",
            "-p:PublishSingleFile=true", "-p:PublishTrimmed=true", .. NoCuda]);

        Assert.True(published.ExitCode == 0, published.ToString());
        Assert.Equal("dot 14\nscaled 2 4 6\n", Command.Tool(project.File("out/Sample")).Output);
    }

    [Fact]
    public void Single_file_that_holds_its_library_finds_it_where_the_host_extracted_it()
    {
        using var project = new SampleProject(feed);

        var published = project.DotNet(["publish", "-o", "out", "-r", NativeSearchPath.RuntimeIdentifier, "--self-contained",
            "-p:PublishSingleFile=true", "-p:IncludeNativeLibrariesForSelfExtract=true", "-p:DebugType=embedded", .. NoCuda]);

        Assert.True(published.ExitCode == 0, published.ToString());
        Assert.Single(Directory.GetFileSystemEntries(project.File("out")));
        var run = Command.Run(project.File("out/Sample"), [], start => start.Environment["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = project.File("extracted"));
        Assert.Equal("dot 14\nscaled 2 4 6\n", run.Output);
    }

    [LinuxFact]
    public void Published_without_a_build_is_what_was_built_and_takes_no_CMake()
    {
        using var project = new SampleProject(feed);
        var built = project.DotNet(["build", "-c", "Release", .. NoCuda]);
        Assert.True(built.ExitCode == 0, built.ToString());
        project.Edit("kernels/sample.c", "sum += x[i]", "sum += 2 * x[i]");
        project.Edit("kernels/sample.h", "/** As sample_scale", "/** Like sample_scale"); // stale bindings, too
        Directory.CreateDirectory(project.File("tools"));
        File.CreateSymbolicLink(project.File("tools/sh"), "/bin/sh");

        var published = project.DotNet(["publish", "--no-build", "-c", "Release", "-o", "out", .. NoCuda], "PATH", project.File("tools"));

        Assert.True(published.ExitCode == 0, published.ToString());
        Assert.DoesNotContain("IB0012", published.Output, StringComparison.Ordinal);
        Assert.Equal("dot 14\nscaled 2 4 6\n", project.Run().Output);
        Assert.Contains("error IB0015: The native kernels of Sample have not been built for",
            project.DotNet("publish", "--no-build", "-c", "Release", "-p:NativeConfiguration=Debug").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Program_for_a_processor_that_a_project_it_references_has_no_kernels_for_is_refused()
    {
        using var library = new SampleProject(feed);
        library.Edit("Sample.csproj", "<OutputType>Exe</OutputType>", "");
        File.Delete(library.File("Program.cs"));
        library.Write("../App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost></PropertyGroup>
              <ItemGroup><ProjectReference Include="../the Sample/Sample.csproj" /></ItemGroup>
            </Project>
            """);
        library.Write("../App/Program.cs", "System.Console.WriteLine(Sample.Kernels.Dot([1, 2], [3, 4]));");

        Assert.Contains($"error IB0004: The native kernels of Sample (Sample.native) cannot be compiled for {OtherProcessor}",
            library.DotNet(["publish", "../App", "-r", OtherProcessor, "--self-contained", "false", .. NoCuda]).Output, StringComparison.Ordinal);

        var published = library.DotNet(["publish", "../App", "-r", NativeSearchPath.RuntimeIdentifier, "--self-contained", "false", "-o", "out", .. NoCuda]);
        Assert.True(published.ExitCode == 0, published.ToString());
        Assert.Equal("11\n", library.DotNet("out/App.dll").Output);
    }

    [Fact]
    public void RuntimeIdentifier_of_the_programs_own_project_file_is_refused_if_no_kernels_are_for_it()
    {
        using var library = new SampleProject(feed);
        library.Edit("Sample.csproj", "<OutputType>Exe</OutputType>", "");
        library.Edit("Sample.csproj", "<NativeKernel ", "<PackageReference Include=\"InteropBridge\" Version=\"*\" /><NativeKernel ");
        File.Delete(library.File("Program.cs"));
        library.Write("../App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><UseAppHost>false</UseAppHost>
                <RuntimeIdentifier>{OtherProcessor}</RuntimeIdentifier><SelfContained>false</SelfContained></PropertyGroup>
              <ItemGroup><ProjectReference Include="../the Sample/Sample.csproj" /></ItemGroup>
            </Project>
            """);
        library.Write("../App/Program.cs", "System.Console.WriteLine(Sample.Kernels.Dot([1, 2], [3, 4]));");

        Assert.Contains($"error IB0025: App is for {OtherProcessor}, and libSample.native of a project that it references is there for "
            + $"{NativeSearchPath.RuntimeIdentifier} only.", library.DotNet(["build", "../App", .. NoCuda]).Output, StringComparison.Ordinal);
        var built = library.DotNet(["build", "../App", "-p:NativeKernelsOptional=true", .. NoCuda]);
        Assert.True(built.ExitCode == 0, built.ToString());
    }

    [Fact]
    public void Library_that_exists_for_other_processors_only_is_refused_too()
    {
        using var project = new SampleProject(feed);
        project.Write("libSample.native.so", "");
        project.Edit("Sample.csproj", """<NativeKernel Include="kernels/*.c" Header="kernels/sample.h" OpenMP="true" />""",
            """<NativeBinary Include="libSample.native.so" Header="kernels/sample.h" RuntimeIdentifier="linux-s390x" />""");
        project.Edit("Sample.csproj", """<CudaKernel Include="kernels/*.cu" />""", "");

        var built = project.TryBuild("-r", NativeSearchPath.RuntimeIdentifier, "--self-contained", "false");

        Assert.Contains($"error IB0008: Sample has no native library Sample.native for {NativeSearchPath.RuntimeIdentifier}: there is one "
            + "for linux-s390x only", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_of_kernels_without_a_library_is_refused()
    {
        using var project = new SampleProject(feed);

        var packed = project.DotNet("pack", "-o", ".", "-p:BuildNative=false", "-p:RestoreClangSharp=false");

        Assert.Contains("error IB0009: The package of Sample would have no native library Sample.native", packed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Plugin_from_a_stream_asks_its_host_or_says_what_to_do()
    {
        using var plugin = new SampleProject(feed);
        plugin.Edit("Sample.csproj", "<OutputType>Exe</OutputType>", "");
        File.Delete(plugin.File("Program.cs"));
        var built = plugin.TryBuild();
        Assert.True(built.ExitCode == 0, built.ToString());
        plugin.Write("../Host/Host.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """);
        plugin.Write("../Host/Program.cs", """
            using System; using System.IO; using System.Runtime.Loader;
            var plugin = Path.GetFullPath(args[0]);
            foreach (var library in new[] { Path.GetFullPath(args[1]), "" })
            {
                try
                {
                    var assembly = new Plugins(library).LoadFromStream(new MemoryStream(File.ReadAllBytes(plugin)));
                    var dot = assembly.GetType("Sample.Kernels")!.GetMethod("Dot")!.CreateDelegate<Dot>();
                    Console.WriteLine(dot([1, 2], [3, 4]));
                }
                catch (DllNotFoundException missing) { Console.WriteLine(missing.Message); }
            }
            delegate double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y);
            class Plugins(string library) : AssemblyLoadContext(isCollectible: true)
            {
                protected override nint LoadUnmanagedDll(string name) => library == "" ? 0 : LoadUnmanagedDllFromPath(library);
            }
            """);

        var run = plugin.DotNet("run", "--project", "../Host", "--", "out/Sample.dll", $"out/{plugin.Library}");

        Assert.StartsWith("11\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("The assembly was loaded from a stream, so that it has no folder in which to look. Load it from its file",
            run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_serves_a_project_that_knows_nothing_of_InteropBridge()
    {
        using var project = new SampleProject(feed);
        project.Edit("Sample.csproj", "<OutputType>Exe</OutputType>", "");
        File.Move(project.File("Program.cs"), project.File("Program.txt"));
        var packed = project.DotNet(["pack", "-o", "user/feed", .. NoCuda]);
        Assert.True(packed.ExitCode == 0, packed.ToString());
        project.Write("user/nuget.config", """
            <configuration>
              <packageSources><add key="user" value="feed" /></packageSources>
              <packageSourceMapping><packageSource key="user"><package pattern="Sample" /></packageSource></packageSourceMapping>
            </configuration>
            """);
        project.Write("user/Program.cs", "System.Console.WriteLine(Sample.Kernels.Dot([1, 2], [3, 4]));");
        project.Write("user/user.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Sample" Version="1.0.0" /></ItemGroup>
            </Project>
            """);

        Assert.Equal("11\n", project.DotNet("run", "--project", "user").Output);
        Assert.Contains($"error IB0017: The package Sample has no native library for {OtherProcessor}, but for {NativeSearchPath.RuntimeIdentifier} only.",
            project.DotNet("build", "user", "-r", OtherProcessor, "--self-contained", "false", "-p:UseAppHost=false").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_for_several_frameworks_holds_the_library_once_and_nothing_of_this_machine()
    {
        using var project = new SampleProject(feed);
        project.Edit("Sample.csproj", "<OutputType>Exe</OutputType>", "");
        project.Edit("Sample.csproj", "<TargetFramework>net10.0</TargetFramework>",
            "<TargetFrameworks>;;\n net8.0; net10.0;</TargetFrameworks>");
        File.Delete(project.File("Program.cs"));
        var packed = project.DotNet(["pack", "-o", ".", .. NoCuda]);
        Assert.True(packed.ExitCode == 0, packed.ToString());

        using var package = ZipFile.OpenRead(project.File("Sample.1.0.0.nupkg"));
        Assert.Equal(2, package.Entries.Count(entry => entry.Name == "Sample.dll"));
        var entry = Assert.Single(package.Entries, entry => entry.FullName == project.Library);
        using var library = new MemoryStream();
        entry.Open().CopyTo(library);
        Assert.True(library.ToArray().AsSpan().IndexOf("sample_dot"u8) > 0);
        Assert.Equal(-1, library.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(project.Path)));
    }
}
