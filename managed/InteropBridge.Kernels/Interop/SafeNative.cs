// SPDX-License-Identifier: MIT
namespace InteropBridge.Kernels.Interop;

/// <summary>The functions of the native libraries as methods that check, pin and throw: generated from the raw bindings and
/// the contracts of <c>interopbridge.h</c>.</summary>
[SafeApi(typeof(Native), Prefix = "ib_", StatusMap = typeof(NativeStatus))]
internal static partial class SafeNative;
