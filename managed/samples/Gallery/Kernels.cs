// SPDX-License-Identifier: MIT
namespace Gallery;

/// <summary>The functions of kernels/*.h as methods that check, pin and throw.</summary>
[InteropBridge.SafeApi(typeof(Native))]
internal static partial class Kernels;
