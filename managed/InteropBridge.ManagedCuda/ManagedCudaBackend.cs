// SPDX-License-Identifier: MIT
using InteropBridge.Cuda;
using InteropBridge.Variants;

namespace InteropBridge.ManagedCuda;

/// <summary>ManagedCuda as a back end.</summary>
internal static class ManagedCudaBackend
{
    public static Backend ManagedCuda { get; } = new(
        "managedcuda", "CUDA kernels compiled at run time, launched by ManagedCuda",
        () => ManagedCudaDriver.UnavailableReason ?? CudaCompiler.UnavailableReason,
        "It needs NVIDIA's driver with a GPU, and NVRTC, as the back end nvrtc does.",
        CudaCompiler.Describe);
}
