// SPDX-License-Identifier: MIT
using InteropBridge.Natives;

namespace InteropBridge.Kernels.Interop;

/// <summary>What the loaded native libraries say of themselves.</summary>
public static class NativeBuild
{
    /// <summary>The instruction set whose kernels run: x86-64-v2, x86-64-v3, x86-64-v4, arm64 or generic.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public static string InstructionSet => SafeNative.Isa()!;

    /// <summary>Compiler, version and flags of the kernels.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public static string Compiler => SafeNative.BuildInfo()!;

    /// <summary>Compiler, version, flags and OpenMP version of the OpenMP forms.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public static string OpenMPCompiler => SafeNative.OpenmpBuildInfo()!;

    /// <summary>Toolkit, flags and architectures of the CUDA forms.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public static string CudaCompiler => SafeNativeCuda.CudaBuildInfo()!;

    /// <summary>The CUDA device, its size and driver, or what keeps the CUDA forms from running.</summary>
    /// <exception cref="NativeLibraryException">The library is not available.</exception>
    public static string CudaDevice => SafeNativeCuda.CudaReport()!;
}
