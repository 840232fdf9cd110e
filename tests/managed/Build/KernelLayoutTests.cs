// SPDX-License-Identifier: MIT
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>What bindings say of structs is compared with C's own answer whenever one of the two changed.</summary>
[Collection(PackageFeed.Name)]
public class KernelLayoutTests(PackageFeed feed)
{
    private const string Declaration = "/** As sample_scale";

    [Fact]
    [Trait("Form", "long")]
    public void Bindings_are_corrected_once_and_a_difference_from_then_on_is_an_error_at_the_struct()
    {
        using var project = Project("struct __attribute__((aligned(16))) sample_vec { float x, y, z; };",
            "internal partial struct sample_vec { public float x; public float y; public float z; }");

        var first = project.TryBuild("-v:n");
        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Contains("[StructLayout(LayoutKind.Explicit, Size = 16, Pack = 16)]", File.ReadAllText(project.File(Bindings)),
            StringComparison.Ordinal);
        Assert.Contains("Skipping target \"_IbCheckLayouts\"", project.TryBuild("-v:n").Output, StringComparison.Ordinal);

        project.Edit(Bindings, "Size = 16", "Size = 12");
        var last = project.TryBuild();
        Assert.NotEqual(0, last.ExitCode);
        Assert.Matches(@"sample\.h\(\d+,1\): error IB0020: .*struct sample_vec: it has 16 bytes in C and 12 in C#", last.Output);
    }

    [Fact]
    [Trait("Form", "long")]
    public void The_options_of_the_kernels_count()
    {
        using var project = Project("struct sample_pair { char a; double b; };",
            "internal partial struct sample_pair { public sbyte a; public double b; }");
        project.Edit("Sample.csproj", "<NativeKernel Include=", "<NativeKernel CompileOptions=\"-fpack-struct\" Include=");

        var built = project.TryBuild();
        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Contains("Size = 9, Pack = 1", File.ReadAllText(project.File(Bindings)), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Form", "long")]
    public void A_header_can_be_left_out()
    {
        using var project = Project("struct sample_pair { char a; double b; };",
            "internal partial struct sample_pair { public sbyte a; public int b; }");
        project.Edit("Sample.csproj", "<NativeKernel Include=", "<NativeKernel CheckLayout=\"false\" Include=");

        var built = project.TryBuild();
        Assert.True(built.ExitCode == 0, built.ToString());
    }

    private const string Bindings = "kernels/sample.g.cs";

    private SampleProject Project(string c, string csharp)
    {
        var project = new SampleProject(feed);
        project.Edit("kernels/sample.h", Declaration, $"{c}\n\n{Declaration}");
        File.AppendAllText(project.File(Bindings), csharp + "\n");
        return project;
    }
}
