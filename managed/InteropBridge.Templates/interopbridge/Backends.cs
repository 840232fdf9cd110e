using Interop_Kernels;
using InteropBridge;
using InteropBridge.Variants;

[assembly: KernelBackends(typeof(Backends))]

namespace Interop_Kernels;

/// <summary>What the variants need in order to run, why it is missing where it is, and how to get it.</summary>
public static class Backends
{
    public static Backend C { get; } = new(
        "c", "C with OpenMP", () => KernelLibraries.UnavailableReason(), "Build the project where CMake and a C compiler are.",
        () => KernelLibraries.Details());
#if (cuda)

    public static Backend Cuda { get; } = new(
        "cuda", "CUDA",
        () => KernelLibraries.UnavailableReason() ?? KernelLibraries.CudaLeftOut ?? Kernels.MandelbrotCudaUnavailable(),
        "It needs NVIDIA's driver with a GPU, and the CUDA toolkit where the project is built.");
#endif
}
