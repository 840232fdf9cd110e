using InteropBridge.Variants;
using Xunit;

namespace Interop_Kernels.Tests;

/// <summary>Every variant that can run here returns the same counts; for one that cannot, the reason is shown.</summary>
public class AgreementTests
{
    [VariantFact("c-openmp")]
    public void C_agrees_with_managed_code() => Agrees("c-openmp");

#if (cuda)
    [VariantFact("cuda")]
    public void CUDA_agrees_with_managed_code() => Agrees("cuda");

#endif
    [Fact]
    public void Wrong_length_is_refused_before_C_sees_it() =>
        Assert.Throws<ArgumentException>(() => Kernels.MandelbrotOpenmp(new int[11], 4, 3, 10));

    private static void Agrees(string variant)
    {
        foreach (var (width, height) in new[] { (1, 1), (31, 17), (200, 100) })
        {
            var arguments = new KernelArguments { ["columns"] = width, ["rows"] = height, ["limit"] = 300 };
            Assert.Equal(Solve("managed-loop", arguments), Solve(variant, arguments));
        }
    }

    private static object Solve(string variant, KernelArguments arguments)
    {
        var kernel = VariantFactAttribute.Kernel;
        using var run = kernel.Start(kernel[variant], kernel.CreateInput(arguments), arguments);
        run.Load();
        run.Solve();
        return run.ReadBack();
    }
}
