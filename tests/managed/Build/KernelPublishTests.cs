// SPDX-License-Identifier: MIT
using System.IO.Compression;
using System.Text;
using InteropBridge.Loading;
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>What leaves the machine that built it.</summary>
[Collection(PackageFeed.Name)]
public class KernelPublishTests(PackageFeed feed)
{
    private static readonly string[] NoCuda = ["-p:NativeCMakeArguments=-DIB_CUDA=OFF"];

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
    }

    [Fact]
    public void Package_for_several_frameworks_holds_the_library_once_and_nothing_of_this_machine()
    {
        using var project = new SampleProject(feed);
        project.Edit("Sample.csproj", "<OutputType>Exe</OutputType>", "");
        project.Edit("Sample.csproj", "<TargetFramework>net10.0</TargetFramework>",
            "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>");
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
