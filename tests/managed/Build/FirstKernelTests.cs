// SPDX-License-Identifier: MIT
using InteropBridge.Tests.Support;
using Xunit;

namespace InteropBridge.Tests.Build;

/// <summary>docs/first-kernel.md from an empty folder, and with it the template.</summary>
[Collection(PackageFeed.Name)]
public class FirstKernelTests(FirstKernelWalk walk) : IClassFixture<FirstKernelWalk>
{
    [Fact]
    [Trait("Form", "long")]
    public void Project_of_the_template_runs_agrees_and_is_compared()
    {
        Assert.Contains("mandelbrot f64 c-openmp: same bits", walk.Made, StringComparison.Ordinal);
        Assert.Matches("[.:=+*#%]{3,}@{5,}", walk.Made); // the picture
        Assert.Contains("mandelbrot.pgm", walk.Made, StringComparison.Ordinal);
        Assert.Contains("rows 300, columns 300", walk.Made, StringComparison.Ordinal);
        Assert.Matches(@"Passed!  - Failed: +0, Passed: +[23],", walk.Made);
    }

    [ClangSharpFact]
    public void New_kernel_is_bound_and_called() =>
        Assert.EndsWith("14\n", walk.Generate(ClangSharpFactAttribute.Tool!), StringComparison.Ordinal);
}
