using Interop_Kernels;
using InteropBridge.Variants;

[assembly: KernelTable("mandelbrot", "f64", typeof(MandelbrotTable), Baseline = "managed-loop", WorkUnit = "point")]

namespace Interop_Kernels;

/// <summary>The variants that are verified and compared. A new one is one more method here.</summary>
[KernelSize("rows", "rows of the picture", Default = 1000, IsExtent = true)]
[KernelSize("columns", "columns of the picture", Default = 1000, IsExtent = true)]
[KernelSize("limit", "steps after which a point counts as one that stays", Default = 1000, Quick = 100)]
public static class MandelbrotTable
{
    [KernelInput]
    public static Picture Input(KernelArguments arguments) =>
        new(arguments.Count("columns"), arguments.Count("rows"), arguments.Count("limit"));

    [KernelEquality]
    public static bool Same(int[] expected, int[] actual) => expected.AsSpan().SequenceEqual(actual);

    [Variant("managed-loop", Backend = "managed", Description = "C#, one thread")]
    public static int[] Managed(Picture picture)
    {
        var counts = new int[picture.Width * picture.Height];
        ManagedMandelbrot.Compute(counts, picture.Width, picture.Height, picture.Limit);
        return counts;
    }

    [Variant("c-openmp", Backend = "c", Description = "C with OpenMP, all cores")]
    public static int[] OpenMP(Picture picture)
    {
        var counts = new int[picture.Width * picture.Height];
        Kernels.MandelbrotOpenmp(counts, picture.Width, picture.Height, picture.Limit);
        return counts;
    }

    [Variant("cuda", Backend = "cuda", Description = "CUDA, with the transfer")]
    public static int[] Cuda(Picture picture)
    {
        var counts = new int[picture.Width * picture.Height];
        Kernels.MandelbrotCuda(counts, picture.Width, picture.Height, picture.Limit);
        return counts;
    }
}
