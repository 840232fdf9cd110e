using InteropBridge.Variants;
using Xunit;

namespace Interop_Kernels.Tests;

/// <summary>A test of a variant, skipped with its own reason where it cannot run.</summary>
public sealed class VariantFactAttribute : FactAttribute
{
    public VariantFactAttribute(string variant) => Skip = Kernel[variant].UnavailableReason;

    public static Kernel Kernel { get; } = KernelCatalog.Read([typeof(MandelbrotTable).Assembly]).Single();
}
