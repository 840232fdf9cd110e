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

    /// <summary>How every variant is run: it fills an array that was made before the clock starts.</summary>
    [KernelRun]
    public static IKernelRun Run(Action<Picture, int[]> variant, Picture picture) =>
        new PreparedRun<int[]>(counts => variant(picture, counts), new int[picture.Width * picture.Height]);

    [Variant("managed-loop", Backend = "managed", Description = "C#, one thread")]
    public static void Managed(Picture picture, int[] counts) =>
        ManagedMandelbrot.Compute(counts, picture.Width, picture.Height, picture.Limit);

    [Variant("c-openmp", Backend = "c", Parallel = true, Description = "C with OpenMP, all cores")]
    public static void OpenMP(Picture picture, int[] counts) =>
        Kernels.MandelbrotOpenmp(counts, picture.Width, picture.Height, picture.Limit);
#if (cuda)

    [Variant("cuda", Backend = "cuda", Description = "CUDA, with the transfer")]
    public static void Cuda(Picture picture, int[] counts) =>
        Kernels.MandelbrotCuda(counts, picture.Width, picture.Height, picture.Limit);
#endif
}
