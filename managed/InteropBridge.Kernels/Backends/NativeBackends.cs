// SPDX-License-Identifier: MIT
using InteropBridge.Kernels.Backends;
using InteropBridge.Kernels.Interop;
using InteropBridge.Mpi.Teams;
using InteropBridge.Natives;
using InteropBridge.Variants;

[assembly: KernelBackends(typeof(NativeBackends))]
[assembly: KernelBackends(typeof(MpiBackends))]

namespace InteropBridge.Kernels.Backends;

/// <summary>The back ends of these kernels' native libraries.</summary>
internal static class NativeBackends
{
    private const string Build = "then run ./build.sh; or reinstall the InteropBridge.Kernels package.";

    public static Backend C { get; } = new(
        "c", "C, compiled per instruction set and selected at load time", () => NativeLibraries.Bridge.UnavailableReason,
        $"Install CMake and a C compiler (apt-get install cmake clang), {Build}",
        () => $"{NativeLibraries.Bridge.Path}, run as {NativeBuild.InstructionSet}; {NativeBuild.Compiler}");

    public static Backend OpenMP { get; } = new(
        "openmp", "C with OpenMP",
        () => NativeLibraries.Bridge.UnavailableReason ?? NativeLibraries.OpenMP.UnavailableReason,
        $"Install a C compiler with OpenMP (apt-get install gcc, or clang libomp-dev), {Build}",
        () => $"{NativeLibraries.OpenMP.Path}; {NativeBuild.OpenMPCompiler}");

    public static Backend Cuda { get; } = new(
        "cuda", "CUDA kernels built by nvcc", CudaProblem,
        "It needs NVIDIA's driver with a GPU where it runs, and the CUDA toolkit where it is built (apt-get install "
        + $"nvidia-cuda-toolkit g++-11 on Debian, from contrib and non-free), {Build}",
        () => $"{NativeLibraries.Cuda.Path}; {NativeBuild.CudaCompiler}; {NativeBuild.CudaDevice}");

    private static string? CudaProblem()
    {
        var library = NativeLibraries.Cuda;
        if (library.Failure == NativeLibraryFailure.Missing && NativeLibraries.Bridge.IsAvailable)
        {
            return $"{library.FileName} is not in the folder of {NativeLibraries.Bridge.Path}: it is built only if nvcc, the CUDA "
                + "compiler, is found, and nvcc was not found when the libraries were built";
        }

        return library.UnavailableReason ?? (SafeNativeCuda.CudaStatus() == Native.IB_OK ? null : NativeBuild.CudaDevice);
    }
}
