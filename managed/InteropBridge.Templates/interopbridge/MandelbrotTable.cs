using Interop_Kernels;
using InteropBridge;
using InteropBridge.Kernels;

[assembly: KernelTable("mandelbrot", "f64", typeof(MandelbrotTable), Baseline = "managed-loop", WorkUnit = "point",
    Sizes = [nameof(KernelArguments.Rows), nameof(KernelArguments.Columns), nameof(KernelArguments.Steps)])]

namespace Interop_Kernels;

/// <summary>The variants that are verified and compared. A new one is one more method here.</summary>
public static class MandelbrotTable
{
    [KernelInput]
    public static Picture Input(KernelArguments arguments) =>
        new(arguments.Columns, arguments.Rows, (int)long.Min(arguments.Steps, int.MaxValue));

    [KernelEquality]
    public static bool Same(int[] expected, int[] actual) => expected.AsSpan().SequenceEqual(actual);

    [Variant("managed-loop", Description = "C#, one thread")]
    public static int[] Managed(Picture picture)
    {
        var counts = new int[picture.Width * picture.Height];
        ManagedMandelbrot.Compute(counts, picture.Width, picture.Height, picture.Limit);
        return counts;
    }

    [Variant("c-openmp", Description = "C with OpenMP, all cores", Availability = nameof(NativeReason))]
    public static int[] OpenMP(Picture picture)
    {
        var counts = new int[picture.Width * picture.Height];
        Kernels.MandelbrotOpenmp(counts, picture.Width, picture.Height, picture.Limit);
        return counts;
    }

    [Variant("cuda", Description = "CUDA, with the transfer", Availability = nameof(CudaReason))]
    public static int[] Cuda(Picture picture)
    {
        var counts = new int[picture.Width * picture.Height];
        Kernels.MandelbrotCuda(counts, picture.Width, picture.Height, picture.Limit);
        return counts;
    }

    public static string? NativeReason() => KernelLibraries.UnavailableReason();

    public static string? CudaReason() =>
        KernelLibraries.UnavailableReason() ?? KernelLibraries.CudaLeftOut ?? Kernels.MandelbrotCudaUnavailable();
}
