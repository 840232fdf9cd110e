// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.Interop;

/// <summary>The functions of the CUDA library as methods that check, pin and throw: generated from the raw bindings and the
/// contracts of <c>interopbridge_cuda.h</c>.</summary>
[SafeApi(typeof(NativeCuda), Prefix = "ib_", StatusMap = typeof(NativeStatus))]
internal static partial class SafeNativeCuda;
