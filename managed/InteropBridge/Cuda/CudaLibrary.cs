// SPDX-License-Identifier: MIT
using InteropBridge.Interop;

namespace InteropBridge;

/// <summary>Whether the built CUDA kernels can run here.</summary>
internal static class CudaLibrary
{
    /// <summary>Why not: the library, the driver or the device, in words a person can act on; null if they can.</summary>
    public static string? UnavailableReason =>
        NativeModule.Cuda.UnavailableReason ?? (SafeNativeCuda.CudaStatus() == Native.IB_OK ? null : NativeBuild.CudaDevice);
}
