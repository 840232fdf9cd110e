// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>Folders of odd names, folders that moved, and builds that meet in one.</summary>
[Trait("Form", "long")]
[Collection(PackageFeed.Name)]
public class KernelFolderTests(PackageFeed feed)
{
    private const string Right = "dot 14\nscaled 2 4 6\n";

    [Theory]
    [InlineData("größe $HOME it's")]
    public void Names_with_blanks_dollars_apostrophes_and_umlauts_are_built(string folder)
    {
        using var project = new SampleProject(feed, within: folder);
        project.Write("kernels/factor.h", "#define FACTOR 1\n");
        project.Edit("kernels/sample.c", "#include \"sample.h\"", "#include \"factor.h\"\n#include \"sample.h\"");
        project.Edit("kernels/sample.c", "sum += x[i]", "sum += FACTOR * x[i]");
        Assert.Equal(Right, InPlace(project).Output);

        project.Write("kernels/factor.h", "#define FACTOR 2\n");
        Assert.StartsWith("dot 28\n", InPlace(project).Output, StringComparison.Ordinal);
    }

    /// <summary>Without an output folder on the command line: MSBuild's own copying fails there, with an apostrophe in its name
    /// or a semicolon.</summary>
    private static Command InPlace(SampleProject project)
    {
        var built = project.DotNet("build", "-p:NativeCMakeArguments=-DIB_CUDA=OFF", "-p:RestoreClangSharp=false");
        return built.ExitCode == 0 ? project.DotNet("bin/Debug/net10.0/Sample.dll") : built;
    }

    [Theory]
    [InlineData("C# work", "#")]
    [InlineData("semi;colon", ";")]
    [InlineData("quo\"te", "\"")]
    [InlineData("100% blur", "%")] // by make; Ninja takes it
    public void Names_that_CMake_cannot_take_are_refused_before_anything_is_compiled(string folder, string character)
    {
        using var project = new SampleProject(feed, within: folder);

        var built = InPlace(project);

        Assert.Contains($"error IB0007: The native kernels cannot be built below this name, as CMake or the tool that it drives "
            + $"cannot take the character {character} in it", built.Output, StringComparison.Ordinal);
        Assert.Contains("1 Error(s)", built.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(project.Path, "*.o", SearchOption.AllDirectories));
    }

    [Fact]
    public void Checkout_that_was_copied_with_what_was_built_builds_from_its_own_sources()
    {
        using var project = new SampleProject(feed);
        Assert.Equal(Right, project.BuildAndRun().Output);
        using var copy = new SampleProject(feed);
        var copied = Command.Tool("cp", "-a", $"{project.Path}/.", copy.Path);
        Assert.True(copied.ExitCode == 0, copied.ToString());
        Assert.Equal(Right, copy.BuildAndRun().Output);

        copy.Edit("kernels/sample.c", "sum += x[i]", "sum += 2 * x[i]");

        Assert.StartsWith("dot 28\n", copy.BuildAndRun().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_first_builds_at_once_both_succeed()
    {
        using var library = new SampleProject(feed, "Library");
        library.Edit("Library.csproj", "<OutputType>Exe</OutputType>", "");
        File.Delete(library.File("Program.cs"));
        var programs = new[] { "First", "Second" };
        foreach (var program in programs)
        {
            library.Write($"../{program}/{program}.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><ProjectReference Include="../the Library/Library.csproj" /></ItemGroup>
                </Project>
                """);
            library.Write($"../{program}/Program.cs", "System.Console.WriteLine(Library.Kernels.Dot([1, 2], [3, 4]));");
            Assert.Equal(0, library.DotNet("restore", $"../{program}").ExitCode);
        }

        var built = new Command[2];
        Parallel.For(0, 2, i => built[i] = library.DotNet("build", "--no-restore", $"../{programs[i]}", "-p:RestoreClangSharp=false"));

        for (var i = 0; i < 2; i++)
        {
            if (built[i].ExitCode != 0 && FailedOnAFileOfTheSdk(built[i]))
            {
                built[i] = library.DotNet("build", "--no-restore", $"../{programs[i]}", "-p:RestoreClangSharp=false");
            }

            Assert.True(built[i].ExitCode == 0, built[i].ToString());
            Assert.Equal("11\n", library.DotNet($"../{programs[i]}/bin/Debug/net10.0/{programs[i]}.dll").Output);
        }
    }

    /// <summary>The SDK's own tasks do not take turns: now and then two builds of one project meet at Library.dll or
    /// Library.deps.json, whatever the project is. The native part must not fail so.</summary>
    private static bool FailedOnAFileOfTheSdk(Command build)
    {
        var errors = build.ToString().Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).ToList();
        return errors.Exists(line => line.Contains("being used by another process", StringComparison.Ordinal))
            && errors.TrueForAll(line => line.Contains("Microsoft.NET.Sdk", StringComparison.Ordinal) || line.Contains("error CS2012", StringComparison.Ordinal));
    }
}
